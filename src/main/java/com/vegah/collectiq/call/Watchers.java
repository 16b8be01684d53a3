package com.vegah.collectiq.call;

import com.vegah.collectiq.value.AttemptId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The calls as last shown, and who watches them: a new watcher first gets what is there. Safe for every thread; no lock is held while a
 * watcher is told, so that a watcher may call back.
 */
final class Watchers {
    private final Map<AttemptId, CallView> shown = new LinkedHashMap<>();
    private final List<Consumer<CallView>> watchers = new CopyOnWriteArrayList<>();
    private final Mailbox mailbox = new Mailbox();

    List<CallView> now() {
        synchronized (shown) {
            return List.copyOf(shown.values());
        }
    }

    LiveCalls.Watch watch(Consumer<CallView> watcher) {
        AtomicBoolean watching = new AtomicBoolean(true);
        Consumer<CallView> guarded = view -> {
            if (watching.get()) {
                watcher.accept(view);
            }
        };
        mailbox.post(() -> {
            now().forEach(guarded);
            watchers.add(guarded);
        });
        return () -> {
            watching.set(false);
            mailbox.post(() -> watchers.remove(guarded));
        };
    }

    void show(CallView view) {
        mailbox.post(() -> {
            boolean changed;
            synchronized (shown) {
                changed = !view.equals(shown.put(view.attempt(), view));
            }
            if (changed) {
                watchers.forEach(watcher -> watcher.accept(view));
            }
        });
    }

    void forget(AttemptId attempt) {
        mailbox.post(() -> {
            synchronized (shown) {
                shown.remove(attempt);
            }
        });
    }
}
