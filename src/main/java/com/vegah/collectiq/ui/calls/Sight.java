package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.LiveCalls;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.ui.fx.Coalescer;
import com.vegah.collectiq.value.AttemptId;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** One call being watched: its changes and turns, a burst at a time, until closed; nothing arrives after that. Closed on the UI thread. */
final class Sight implements AutoCloseable {
    private final AttemptId attempt;
    private final LiveCalls.Watch views;
    private final LiveCalls.Watch turns;
    private boolean closed;

    Sight(LiveCalls live, AttemptId attempt, Executor uiThread, Consumer<CallView> view, Consumer<List<Turn>> heard) {
        this.attempt = attempt;
        Coalescer<AttemptId, CallView> calls = new Coalescer<>(uiThread, burst -> whileOpen(() -> burst.forEach(view)));
        Coalescer<Integer, Turn> talk = new Coalescer<>(uiThread, burst -> whileOpen(() -> heard.accept(burst)));
        views = live.watch(seen -> {
            if (seen.attempt().equals(attempt)) {
                calls.offer(attempt, seen);
            }
        });
        turns = live.watchTurns(attempt, turn -> talk.offer(turn.seq(), turn));
    }

    AttemptId attempt() {
        return attempt;
    }

    @Override
    public void close() {
        closed = true;
        turns.close();
        views.close();
    }

    private void whileOpen(Runnable act) {
        if (!closed) {
            act.run();
        }
    }
}
