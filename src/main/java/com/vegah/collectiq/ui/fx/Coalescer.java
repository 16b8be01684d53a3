package com.vegah.collectiq.ui.fx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Turns a burst of changes into one hop to the UI thread. Of one key only the newest value waits, so that the queue is never longer
 * than there are things that change. Offers come from any thread; the drain runs on the UI thread, keys in order of their first offer.
 */
public final class Coalescer<K, V> {
    private final Executor uiThread;
    private final Consumer<? super List<V>> drain;
    private final Map<K, V> waiting = new LinkedHashMap<>();

    public Coalescer(Executor uiThread, Consumer<? super List<V>> drain) {
        this.uiThread = uiThread;
        this.drain = drain;
    }

    public void offer(K key, V value) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.put(key, value);
        }
        if (first) {
            uiThread.execute(this::flush);
        }
    }

    private void flush() {
        List<V> burst;
        synchronized (waiting) {
            burst = List.copyOf(waiting.values());
            waiting.clear();
        }
        drain.accept(burst);
    }
}
