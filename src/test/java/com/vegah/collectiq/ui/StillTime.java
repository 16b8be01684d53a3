package com.vegah.collectiq.ui;

import com.vegah.collectiq.time.Timekeeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Time that stands until a test moves it. */
public final class StillTime implements Timekeeper {
    private final List<Ring> rings = new ArrayList<>();
    private Instant now = Made.NOW;

    public void pass(Duration length) {
        Instant end = now.plus(length);
        for (Ring next = first(end); next != null; next = first(end)) {
            now = next.at;
            next.ring();
        }
        now = end;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return Made.DESK;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public long nanos() {
        return Duration.between(Instant.EPOCH, now).toNanos();
    }

    @Override
    public Alarm after(Duration delay, Runnable act) {
        return add(new Ring(now.plus(delay), Duration.ZERO, act));
    }

    @Override
    public Alarm every(Duration period, Runnable act) {
        return add(new Ring(now.plus(period), period, act));
    }

    @Override
    public void close() {
        rings.clear();
    }

    private Alarm add(Ring ring) {
        rings.add(ring);
        return () -> rings.remove(ring);
    }

    private Ring first(Instant end) {
        Ring first = null;
        for (Ring ring : rings) {
            if (!ring.at.isAfter(end) && (first == null || ring.at.isBefore(first.at))) {
                first = ring;
            }
        }
        return first;
    }

    private final class Ring {
        private final Duration period;
        private final Runnable act;
        private Instant at;

        private Ring(Instant at, Duration period, Runnable act) {
            this.at = at;
            this.period = period;
            this.act = act;
        }

        private void ring() {
            if (period.isZero()) {
                rings.remove(this);
            } else {
                at = at.plus(period);
            }
            act.run();
        }
    }
}
