package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.ui.fx.Latest;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Surroundings;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The chosen payer with the calls of the last quarter, read off the UI thread whenever the choice or the books change. UI thread only. */
public final class PayerModel {
    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private final Desk desk;
    private final Calls calls;
    private final Navigator navigator;
    private final Pulse pulse;
    private final Latest loads;
    private final ReadOnlyObjectWrapper<Optional<Desk.Row>> row = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<CallRecord>> history = new ReadOnlyObjectWrapper<>(List.of());

    public PayerModel(Desk desk, Calls calls, Navigator navigator, Surroundings around, Pulse pulse, Jobs jobs) {
        this.desk = desk;
        this.calls = calls;
        this.navigator = navigator;
        this.pulse = pulse;
        loads = new Latest(jobs);
        navigator.payer().subscribe(chosen -> load());
        around.version().subscribe((before, now) -> load());
    }

    public ReadOnlyObjectProperty<Optional<Desk.Row>> row() {
        return row.getReadOnlyProperty();
    }

    /** The newest first. */
    public ReadOnlyObjectProperty<List<CallRecord>> history() {
        return history.getReadOnlyProperty();
    }

    public void openCall(CallRecord call) {
        navigator.openCall(call.attempt());
    }

    Pulse pulse() {
        return pulse;
    }

    private void load() {
        Optional<PayerId> chosen = navigator.payer().get();
        if (chosen.isEmpty()) {
            loads.forget();
            take(Loaded.NOTHING);
        } else {
            loads.run(() -> read(chosen.get()), this::take);
        }
    }

    private Loaded read(PayerId id) {
        List<CallRecord> past = calls.of(id, pulse.instant().minus(LOOK_BACK)).stream()
                .sorted(Comparator.comparing(CallRecord::createdAt).reversed())
                .toList();
        return new Loaded(desk.row(id), past);
    }

    private void take(Loaded loaded) {
        history.set(loaded.history());
        row.set(loaded.row());
    }

    private record Loaded(Optional<Desk.Row> row, List<CallRecord> history) {
        private static final Loaded NOTHING = new Loaded(Optional.empty(), List.of());
    }
}
