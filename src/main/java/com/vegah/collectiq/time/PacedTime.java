package com.vegah.collectiq.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A timekeeper over the system's timers; the wall's own instants where {@code wall} is set, so that a changed system clock is followed. */
final class PacedTime implements Timekeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PacedTime.class);

    private final long origin = System.nanoTime();
    private final Instant start;
    private final double pace;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Threads.named("time"));

    PacedTime(Instant start, ZoneId zone, double pace, boolean wall) {
        if (!(pace > 0)) {
            throw new IllegalArgumentException("A pace is positive, not " + pace);
        }
        this.start = start;
        this.pace = pace;
        this.clock = wall ? Clock.system(zone) : new Paced(zone);
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public long nanos() {
        return (long) ((System.nanoTime() - origin) * pace);
    }

    @Override
    public Alarm after(Duration delay, Runnable act) {
        try {
            ScheduledFuture<?> ring = timer.schedule(guarded(act), wallNanos(delay), TimeUnit.NANOSECONDS);
            return () -> ring.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public Alarm every(Duration period, Runnable act) {
        long nanos = Math.max(1, wallNanos(period));
        try {
            ScheduledFuture<?> ring = timer.scheduleAtFixedRate(guarded(act), nanos, nanos, TimeUnit.NANOSECONDS);
            return () -> ring.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private long wallNanos(Duration duration) {
        return (long) (Math.max(0, duration.toNanos()) / pace);
    }

    private static Runnable guarded(Runnable act) {
        return () -> {
            try {
                act.run();
            } catch (RuntimeException e) {
                LOG.error("An alarm's act failed", e);
            }
        };
    }

    /** Instants that start at {@code start} and run at the pace. */
    private final class Paced extends Clock {
        private final ZoneId zone;

        private Paced(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Paced(other);
        }

        @Override
        public Instant instant() {
            return start.plusNanos(nanos());
        }
    }
}
