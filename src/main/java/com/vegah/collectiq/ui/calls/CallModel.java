package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.call.LiveCalls;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.ui.fx.Latest;
import com.vegah.collectiq.ui.place.Navigator;
import com.vegah.collectiq.ui.place.Place;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The call in view, live or past; watches it while it is in view and not longer. UI thread only. */
public final class CallModel implements AutoCloseable {
    private final LiveCalls live;
    private final Calls calls;
    private final Desk desk;
    private final Navigator navigator;
    private final Jobs jobs;
    private final Latest replays;
    private final Latest books;
    private final Transcript transcript = new Transcript();
    private final ReadOnlyObjectWrapper<Optional<CallView>> view = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Desk.Row>> row = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private Optional<Sight> sight = Optional.empty();

    public CallModel(LiveCalls live, Calls calls, Desk desk, Navigator navigator, Jobs jobs) {
        this.live = live;
        this.calls = calls;
        this.desk = desk;
        this.navigator = navigator;
        this.jobs = jobs;
        replays = new Latest(jobs);
        books = new Latest(jobs);
        navigator.call().subscribe(call -> look());
        navigator.place().subscribe(place -> look());
    }

    public ReadOnlyObjectProperty<Optional<CallView>> view() {
        return view.getReadOnlyProperty();
    }

    /** The payer's row of the worklist, for the facts beside the talk. */
    public ReadOnlyObjectProperty<Optional<Desk.Row>> row() {
        return row.getReadOnlyProperty();
    }

    public Transcript transcript() {
        return transcript;
    }

    /** Whether the question stands if the call shall end. */
    public ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    public void askToEnd() {
        asking.set(view.get().filter(call -> !call.over()).isPresent());
    }

    public void stay() {
        asking.set(false);
    }

    public void hangUp() {
        asking.set(false);
        view.get()
                .filter(call -> !call.over())
                .ifPresent(call -> live.hangUp(call.attempt(), CallRecord.EndedBy.COLLECTOR));
    }

    /** Stops keeping the call's sound, or goes on. */
    public void pauseRecording(boolean pause) {
        view.get().filter(call -> !call.over()).ifPresent(call -> live.pauseRecording(call.attempt(), pause));
    }

    public void back() {
        navigator.leaveCall();
    }

    public void openPayer() {
        view.get().ifPresent(call -> navigator.openPayer(call.payer()));
    }

    @Override
    public void close() {
        sight.ifPresent(Sight::close);
        sight = Optional.empty();
    }

    private void look() {
        Optional<AttemptId> wanted =
                navigator.place().get() == Place.CALLS ? navigator.call().get() : Optional.empty();
        if (!wanted.equals(sight.map(Sight::attempt))) {
            close();
            forget();
            wanted.ifPresent(this::open);
        }
    }

    private void forget() {
        replays.forget();
        books.forget();
        asking.set(false);
        transcript.clear();
        view.set(Optional.empty());
        row.set(Optional.empty());
    }

    private void open(AttemptId attempt) {
        sight = Optional.of(new Sight(live, attempt, jobs.uiThread(), this::take, transcript::take));
        if (live.now().stream().noneMatch(call -> call.attempt().equals(attempt))) {
            replays.run(() -> Replay.read(calls, desk, attempt), replay -> replay.ifPresent(this::replay));
        }
    }

    private void replay(Replay past) {
        if (view.get().isEmpty()) {
            take(past.view());
            transcript.take(past.turns());
        }
    }

    private void take(CallView now) {
        boolean first = view.get().isEmpty();
        view.set(Optional.of(now));
        if (now.over()) {
            asking.set(false);
        }
        if (first) {
            PayerId payer = now.payer();
            books.run(() -> desk.row(payer), row::set);
        }
    }
}
