package com.vegah.collectiq.ui;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.LiveCalls;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.value.AttemptId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Live calls that a test moves by hand; replays what is there to who begins to watch. */
public final class FakeLiveCalls implements LiveCalls {
    public final java.util.Map<AttemptId, Boolean> paused = new java.util.concurrent.ConcurrentHashMap<>();
    public final List<AttemptId> hungUp = new CopyOnWriteArrayList<>();
    private final Map<AttemptId, CallView> views = new LinkedHashMap<>();
    private final Map<AttemptId, TreeMap<Integer, Turn>> turns = new LinkedHashMap<>();
    private final List<Consumer<CallView>> watchers = new CopyOnWriteArrayList<>();
    private final Map<AttemptId, List<Consumer<Turn>>> listeners = new LinkedHashMap<>();

    public synchronized void show(CallView view) {
        views.put(view.attempt(), view);
        watchers.forEach(watcher -> watcher.accept(view));
    }

    public synchronized void say(AttemptId attempt, Turn turn) {
        turns.computeIfAbsent(attempt, id -> new TreeMap<>()).put(turn.seq(), turn);
        listeners.getOrDefault(attempt, List.of()).forEach(listener -> listener.accept(turn));
    }

    public synchronized int watchers() {
        return watchers.size()
                + listeners.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public synchronized List<CallView> now() {
        return new ArrayList<>(views.values());
    }

    @Override
    public synchronized Watch watch(Consumer<CallView> watcher) {
        views.values().forEach(watcher);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public synchronized Watch watchTurns(AttemptId attempt, Consumer<Turn> watcher) {
        turns.getOrDefault(attempt, new TreeMap<>()).values().forEach(watcher);
        List<Consumer<Turn>> of = listeners.computeIfAbsent(attempt, id -> new CopyOnWriteArrayList<>());
        of.add(watcher);
        return () -> of.remove(watcher);
    }

    @Override
    public void pauseRecording(AttemptId attempt, boolean pause) {
        paused.put(attempt, pause);
    }

    @Override
    public void hangUp(AttemptId attempt, CallRecord.EndedBy by) {
        hungUp.add(attempt);
    }
}
