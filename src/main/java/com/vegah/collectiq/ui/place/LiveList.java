package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.LiveCalls;
import com.vegah.collectiq.ui.fx.Coalescer;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The calls that are live now, oldest first, as one list for the whole window; a call leaves it when it is over. Read on the UI thread. */
public final class LiveList implements AutoCloseable {
    private final ObservableList<CallView> calls = FXCollections.observableArrayList();
    private final ObservableList<CallView> shown = FXCollections.unmodifiableObservableList(calls);
    private final List<Consumer<CallView>> whenOver = new ArrayList<>();
    private final LiveCalls.Watch watch;

    public LiveList(LiveCalls source, Executor uiThread) {
        Coalescer<AttemptId, CallView> hop = new Coalescer<>(uiThread, views -> views.forEach(this::take));
        watch = source.watch(view -> hop.offer(view.attempt(), view));
    }

    public ObservableList<CallView> calls() {
        return shown;
    }

    public Optional<CallView> of(PayerId payer) {
        return calls.stream().filter(call -> call.payer().equals(payer)).findFirst();
    }

    /** Tells of each call once, when it ends. */
    public void whenOver(Consumer<CallView> told) {
        whenOver.add(told);
    }

    @Override
    public void close() {
        watch.close();
    }

    private void take(CallView view) {
        int at = indexOf(view.attempt());
        if (view.over()) {
            if (at >= 0) {
                calls.remove(at);
                whenOver.forEach(told -> told.accept(view));
            }
        } else if (at >= 0) {
            calls.set(at, view);
        } else {
            calls.add(view);
        }
    }

    private int indexOf(AttemptId attempt) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).attempt().equals(attempt)) {
                return i;
            }
        }
        return -1;
    }
}
