package com.vegah.collectiq.openai;

import com.vegah.collectiq.time.Timekeeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A time that passes only when the test says so. */
final class HandTime implements Timekeeper {
    private final Instant start;
    private final List<Ringing> planned = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    HandTime(String start) {
        this.start = Instant.parse(start);
    }

    /** Lets time pass; what was planned in it rings, in order. */
    void pass(Duration duration) {
        Duration until = passed.plus(duration);
        while (true) {
            var next = planned.stream()
                    .filter(ringing -> ringing.at().compareTo(until) <= 0)
                    .min(Comparator.comparing(Ringing::at));
            if (next.isEmpty()) {
                break;
            }
            planned.remove(next.get());
            passed = next.get().at();
            next.get().act().run();
        }
        passed = until;
    }

    int alarms() {
        return planned.size();
    }

    @Override
    public Clock clock() {
        return Clock.fixed(start.plus(passed), ZoneOffset.UTC);
    }

    @Override
    public long nanos() {
        return passed.toNanos();
    }

    @Override
    public Alarm after(Duration delay, Runnable act) {
        Ringing ringing = new Ringing(passed.plus(delay), act);
        planned.add(ringing);
        return () -> planned.remove(ringing);
    }

    @Override
    public Alarm every(Duration period, Runnable act) {
        throw new UnsupportedOperationException("nothing here rings again and again");
    }

    @Override
    public void close() {
        planned.clear();
    }

    private record Ringing(Duration at, Runnable act) {}
}
