package com.vegah.collectiq.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A timekeeper that stands still until a test winds it; alarms ring on the winding thread, each at its own instant. */
public final class HandTime implements Timekeeper {
    private final Instant start;
    private final ZoneId zone;
    private final PriorityQueue<Ring> rings =
            new PriorityQueue<>(Comparator.comparingLong((Ring ring) -> ring.at).thenComparingLong(ring -> ring.order));
    private long nanos;
    private long order;

    public HandTime(Instant start, ZoneId zone) {
        this.start = start;
        this.zone = zone;
    }

    /** Lets so much time pass, ringing what falls due on the way. */
    public void pass(Duration duration) {
        long until;
        synchronized (this) {
            until = nanos + duration.toNanos();
        }
        for (Ring ring = due(until); ring != null; ring = due(until)) {
            ring.act.run();
        }
        synchronized (this) {
            nanos = Math.max(nanos, until);
        }
    }

    public void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    public void passSeconds(long seconds) {
        pass(Duration.ofSeconds(seconds));
    }

    /** Alarms that still wait. */
    public synchronized int waiting() {
        return rings.size();
    }

    private synchronized Ring due(long until) {
        Ring ring = rings.peek();
        if (ring == null || ring.at > until) {
            return null;
        }
        rings.remove(ring);
        nanos = Math.max(nanos, ring.at);
        if (ring.period > 0) {
            ring.at += ring.period;
            rings.add(ring);
        }
        return ring;
    }

    @Override
    public Clock clock() {
        return new Hands(zone);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public Alarm after(Duration delay, Runnable act) {
        return plan(Math.max(0, delay.toNanos()), 0, act);
    }

    @Override
    public Alarm every(Duration period, Runnable act) {
        return plan(period.toNanos(), Math.max(1, period.toNanos()), act);
    }

    @Override
    public synchronized void close() {
        rings.clear();
    }

    private synchronized Alarm plan(long delay, long period, Runnable act) {
        Ring ring = new Ring(nanos + delay, order++, period, act);
        rings.add(ring);
        return () -> {
            synchronized (HandTime.this) {
                rings.remove(ring);
            }
        };
    }

    private static final class Ring {
        private long at;
        private final long order;
        private final long period;
        private final Runnable act;

        private Ring(long at, long order, long period, Runnable act) {
            this.at = at;
            this.order = order;
            this.period = period;
            this.act = act;
        }
    }

    private final class Hands extends Clock {
        private final ZoneId zone;

        private Hands(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Hands(other);
        }

        @Override
        public Instant instant() {
            return start.plusNanos(nanos());
        }
    }
}
