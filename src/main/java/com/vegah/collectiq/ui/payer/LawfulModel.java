package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.outreach.Dialler;
import com.vegah.collectiq.ui.place.Caller;
import com.vegah.collectiq.ui.place.LiveList;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Notice;
import com.vegah.collectiq.ui.place.Pulse;
import com.vegah.collectiq.ui.place.Surroundings;
import com.vegah.collectiq.value.PayerId;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;

/** The lawful button of the chosen payer, and what came of the last press. UI thread only. */
public final class LawfulModel {
    private final PayerModel payer;
    private final LiveList live;
    private final Caller caller;
    private final Navigator navigator;
    private final Surroundings around;
    private final Pulse pulse;
    private final ReadOnlyObjectWrapper<Optional<LawfulAct>> act = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Runnable explain = () -> {};
    private BooleanSupplier typing = () -> false;

    public LawfulModel(
            PayerModel payer, LiveList live, Caller caller, Navigator navigator, Surroundings around, Pulse pulse) {
        this.payer = payer;
        this.live = live;
        this.caller = caller;
        this.navigator = navigator;
        this.around = around;
        this.pulse = pulse;
        payer.row().subscribe(row -> tell());
        around.callObstacle().subscribe(why -> tell());
        pulse.now().subscribe(now -> tell());
        live.calls().addListener((ListChangeListener<CallView>) change -> tell());
        navigator.payer().subscribe(chosen -> notice.set(Optional.empty()));
    }

    public ReadOnlyObjectProperty<Optional<LawfulAct>> act() {
        return act.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Notice>> notice() {
        return notice.getReadOnlyProperty();
    }

    /** How the button explains itself, and whether the user is typing somewhere, whom a new call must not disturb. */
    void attach(Runnable explaining, BooleanSupplier typingNow) {
        explain = explaining;
        typing = typingNow;
    }

    /** Presses the button, whatever it says. */
    public void press() {
        act.get().ifPresent(now -> {
            switch (now.does()) {
                case CALL -> call();
                case OPEN -> liveCall().ifPresent(call -> navigator.openCall(call.attempt()));
                case EXPLAIN -> explain.run();
                case WAIT -> {}
            }
        });
    }

    private void call() {
        PayerId id = payer.row().get().orElseThrow().account().payer().id();
        notice.set(Optional.empty());
        caller.call(id, () -> {}, new Caller.Answered() {
            @Override
            public void calling(Dialler.Begun call) {
                around.look();
                tell();
                if (chosen(id) && !typing.getAsBoolean()) {
                    navigator.openCall(call.attempt());
                }
            }

            @Override
            public void refused(Notice why) {
                around.look();
                if (chosen(id)) {
                    notice.set(Optional.of(why));
                }
                tell();
            }
        });
        tell();
    }

    private boolean chosen(PayerId id) {
        return navigator.payer().get().equals(Optional.of(id));
    }

    private Optional<CallView> liveCall() {
        return payer.row().get().flatMap(row -> live.of(row.account().payer().id()));
    }

    private void tell() {
        act.set(payer.row().get().map(this::now));
    }

    private LawfulAct now(Desk.Row row) {
        Optional<CallView> call = liveCall();
        if (call.isPresent()) {
            return LawfulAct.live(call.get(), pulse.instant());
        }
        return caller.asking(row.account().payer().id())
                ? LawfulAct.asking()
                : LawfulAct.of(row, around.callObstacle().get(), pulse.instant(), pulse.zone());
    }
}
