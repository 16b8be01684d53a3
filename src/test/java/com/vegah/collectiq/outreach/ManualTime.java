package com.vegah.collectiq.outreach;

import com.vegah.collectiq.time.Timekeeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Time that passes only when told; alarms ring in the teller's thread. */
final class ManualTime implements Timekeeper {
    private final ZoneId zone;
    private final Instant start;
    private final List<Ring> rings = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    private record Ring(Instant at, Optional<Duration> period, Runnable act, Object key) {}

    ManualTime(String start, String zone) {
        this.start = Instant.parse(start);
        this.now = this.start;
        this.zone = ZoneId.of(zone);
    }

    void pass(Duration duration) {
        Instant until = now.plus(duration);
        for (Optional<Ring> next = due(until); next.isPresent(); next = due(until)) {
            Ring ring = next.get();
            rings.remove(ring);
            now = ring.at().isAfter(now) ? ring.at() : now;
            ring.period()
                    .ifPresent(period ->
                            rings.add(new Ring(ring.at().plus(period), ring.period(), ring.act(), ring.key())));
            ring.act().run();
        }
        now = until;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return zone;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return InstantSource.fixed(now).withZone(other);
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    @Override
    public long nanos() {
        return Duration.between(start, now).toNanos();
    }

    @Override
    public Alarm after(Duration delay, Runnable act) {
        return add(new Ring(now.plus(delay), Optional.empty(), act, new Object()));
    }

    @Override
    public Alarm every(Duration period, Runnable act) {
        return add(new Ring(now.plus(period), Optional.of(period), act, new Object()));
    }

    @Override
    public void close() {
        rings.clear();
    }

    private Alarm add(Ring ring) {
        rings.add(ring);
        return () -> rings.removeIf(other -> other.key() == ring.key());
    }

    private Optional<Ring> due(Instant until) {
        return rings.stream().filter(ring -> !ring.at().isAfter(until)).min(Comparator.comparing(Ring::at));
    }
}
