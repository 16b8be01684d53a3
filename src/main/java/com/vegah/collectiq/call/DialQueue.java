package com.vegah.collectiq.call;

import com.vegah.collectiq.time.Timekeeper;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Lets waiting calls be dialled, first come first served: so many at once, so many a second. Safe for every thread. */
final class DialQueue {
    private final int most;
    private final long gapNanos;
    private final Timekeeper time;
    private final Executor diallers;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int live;
    private boolean dialledBefore;
    private long nextNanos;
    private Timekeeper.@Nullable Alarm wake;

    DialQueue(int most, double perSecond, Timekeeper time, Executor diallers) {
        this.most = most;
        this.gapNanos = (long) (Duration.ofSeconds(1).toNanos() / perSecond);
        this.time = time;
        this.diallers = diallers;
    }

    /** Runs the dialling when its turn comes; from then on it holds a place until {@link #free}. */
    void add(Runnable dialling) {
        synchronized (this) {
            waiting.add(dialling);
        }
        pump();
    }

    /** True where it still waited and now never runs. */
    synchronized boolean remove(Runnable dialling) {
        return waiting.remove(dialling);
    }

    /** A call that was dialled is over. */
    void free() {
        synchronized (this) {
            live--;
        }
        pump();
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private void pump() {
        turns().forEach(diallers::execute);
    }

    private synchronized List<Runnable> turns() {
        List<Runnable> turns = new ArrayList<>();
        while (!waiting.isEmpty() && live < most) {
            long now = time.nanos();
            if (dialledBefore && now - nextNanos < 0) {
                wakeIn(nextNanos - now);
                break;
            }
            dialledBefore = true;
            nextNanos = now + gapNanos;
            live++;
            turns.add(waiting.remove());
        }
        return turns;
    }

    private void wakeIn(long nanos) {
        if (wake == null) {
            wake = time.after(Duration.ofNanos(nanos), this::woken);
        }
    }

    private void woken() {
        synchronized (this) {
            wake = null;
        }
        pump();
    }
}
