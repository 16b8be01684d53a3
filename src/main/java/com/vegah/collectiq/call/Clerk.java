package com.vegah.collectiq.call;

import com.vegah.collectiq.time.Timekeeper;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what calls leave behind, in order, off the call path. What waits has a key, and a later state takes the place of an
 * earlier one that still waits: so the list is bounded by the things there are, and no status, turn or promise is ever dropped for want of room.
 * Notes, which have no later state, are dropped beyond {@value #MOST_NOTES} and counted. Safe for every thread.
 */
final class Clerk {
    private static final Logger LOG = LoggerFactory.getLogger(Clerk.class);
    private static final int MOST_NOTES = 10_000;
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Executor writer;
    private final Timekeeper time;
    private final Map<Object, Runnable> waiting = new LinkedHashMap<>();
    private boolean working;
    private long lost;

    Clerk(Executor writer, Timekeeper time) {
        this.writer = writer;
        this.time = time;
    }

    /** Writes a thing's state, unless a later one comes before its turn. */
    void write(Object key, Runnable work) {
        synchronized (this) {
            waiting.put(key, work);
            if (working) {
                return;
            }
            working = true;
        }
        writer.execute(this::workThrough);
    }

    /** Writes what stands for itself. */
    void note(Runnable work) {
        synchronized (this) {
            if (waiting.size() >= MOST_NOTES) {
                lost++;
                return;
            }
        }
        write(new Object(), work);
    }

    /** Completes when everything that waits now was written or given up. */
    CompletableFuture<Void> caughtUp() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        write(new Object(), () -> done.complete(null));
        return done;
    }

    synchronized int queued() {
        return waiting.size();
    }

    /** Notes dropped for want of room, and writes given up after {@value #TRIES} tries. */
    synchronized long lost() {
        return lost;
    }

    private void workThrough() {
        for (Work work = next(); work != null; work = next()) {
            if (!done(work)) {
                return;
            }
        }
    }

    /** False where it failed and will be tried again after a pause, all else waiting behind it. */
    private boolean done(Work work) {
        try {
            work.act.run();
            return true;
        } catch (RuntimeException e) {
            if (work.tries + 1 < TRIES) {
                LOG.warn("A write failed and is tried again: {}", e.toString());
                time.after(PAUSE, () -> writer.execute(() -> again(work)));
                return false;
            }
            LOG.error("A write was given up after {} tries", TRIES, e);
            synchronized (this) {
                lost++;
            }
            return true;
        }
    }

    private void again(Work failed) {
        Runnable later;
        synchronized (this) {
            later = waiting.remove(failed.key);
        }
        if (done(new Work(failed.key, later == null ? failed.act : later, failed.tries + 1))) {
            workThrough();
        }
    }

    private synchronized @Nullable Work next() {
        Iterator<Map.Entry<Object, Runnable>> first = waiting.entrySet().iterator();
        if (!first.hasNext()) {
            working = false;
            return null;
        }
        Map.Entry<Object, Runnable> entry = first.next();
        Work work = new Work(entry.getKey(), entry.getValue(), 0);
        first.remove();
        return work;
    }

    private record Work(Object key, Runnable act, int tries) {}
}
