package com.vegah.collectiq.call;

import com.vegah.collectiq.value.AttemptId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The calls as last shown, and who watches them: a new watcher first gets what is there. Safe for every thread. */
final class Watchers {
    private final Map<AttemptId, CallView> shown = new LinkedHashMap<>();
    private final List<Consumer<CallView>> watchers = new CopyOnWriteArrayList<>();

    synchronized List<CallView> now() {
        return List.copyOf(shown.values());
    }

    synchronized LiveCalls.Watch watch(Consumer<CallView> watcher) {
        Consumer<CallView> own = view -> watcher.accept(view);
        shown.values().forEach(own);
        watchers.add(own);
        return () -> watchers.remove(own);
    }

    synchronized void show(CallView view) {
        if (!view.equals(shown.put(view.attempt(), view))) {
            watchers.forEach(watcher -> watcher.accept(view));
        }
    }

    synchronized void forget(AttemptId attempt) {
        shown.remove(attempt);
    }
}
