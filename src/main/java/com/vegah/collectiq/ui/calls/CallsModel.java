package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.ui.fx.Latest;
import com.vegah.collectiq.ui.place.LiveList;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.ui.place.Surroundings;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/** All calls: the live ones, and those of the past, read off the UI thread when one comes here or the books change. UI thread only. */
public final class CallsModel {
    private static final int MOST = 500;

    private final Calls calls;
    private final Desk desk;
    private final LiveList live;
    private final Navigator navigator;
    private final Latest loads;
    private final ReadOnlyObjectWrapper<List<Past>> history = new ReadOnlyObjectWrapper<>(List.of());

    /** A call of the past with its payer's name. */
    public record Past(CallRecord call, String payerName) {}

    public CallsModel(Calls calls, Desk desk, LiveList live, Navigator navigator, Surroundings around, Jobs jobs) {
        this.calls = calls;
        this.desk = desk;
        this.live = live;
        this.navigator = navigator;
        loads = new Latest(jobs);
        live.whenOver(call -> load());
        navigator.place().subscribe(place -> load());
        navigator.call().subscribe(call -> load());
        around.version().subscribe(version -> load());
    }

    public ObservableList<CallView> live() {
        return live.calls();
    }

    /** The newest first, settled ones only: the others are live. */
    public ReadOnlyObjectProperty<List<Past>> history() {
        return history.getReadOnlyProperty();
    }

    /** Whether a call is in view, instead of the list. */
    public ReadOnlyObjectProperty<Optional<AttemptId>> inView() {
        return navigator.call();
    }

    public void open(AttemptId attempt) {
        navigator.openCall(attempt);
    }

    public void rehearse() {
        navigator.go(Place.REHEARSE);
    }

    private void load() {
        if (navigator.place().get() == Place.CALLS && navigator.call().get().isEmpty()) {
            loads.run(this::read, history::set);
        }
    }

    private List<Past> read() {
        Map<PayerId, String> names = new HashMap<>();
        return calls.latest(MOST).stream()
                .filter(CallRecord::settled)
                .map(call -> new Past(call, names.computeIfAbsent(call.payer(), this::name)))
                .toList();
    }

    private String name(PayerId payer) {
        return desk.row(payer).map(row -> row.account().payer().name()).orElse(payer.value());
    }
}
