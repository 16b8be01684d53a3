package com.vegah.collectiq.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Tells the time and wakes sleepers, at a pace: at pace 10 a minute passes in six seconds. Everything in the product that
 * waits, stamps or measures reads one of these. Safe for every thread; alarms ring on one timer thread and must not block.
 */
public interface Timekeeper extends AutoCloseable {
    /** The instants everyone stamps with, in the zone of the desk. */
    Clock clock();

    /** Monotonic nanoseconds at this timekeeper's pace; only differences mean anything. */
    long nanos();

    /** Rings once after the delay (zero or negative: as soon as possible). */
    Alarm after(Duration delay, Runnable act);

    /** Rings every period, first after one period, until cancelled; an act that throws is logged and rings again. */
    Alarm every(Duration period, Runnable act);

    @Override
    void close();

    /** A planned ringing. */
    interface Alarm {
        /** No ringing begins after this returns, unless one is under way already. */
        void cancel();
    }

    /** The wall clock at its own pace. */
    static Timekeeper real(ZoneId zone) {
        return new PacedTime(Clock.systemUTC().instant(), zone, 1.0, true);
    }

    /** A clock that starts at the given instant and runs {@code pace} times as fast as the wall's. */
    static Timekeeper paced(Instant start, ZoneId zone, double pace) {
        return new PacedTime(start, zone, pace, false);
    }
}
