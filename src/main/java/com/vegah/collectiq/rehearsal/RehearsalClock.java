package com.vegah.collectiq.rehearsal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** When a rehearsal begins: a Tuesday, ten in the morning where the made-up payers live, so that nothing is held for the hour. */
public final class RehearsalClock {
    /** Where the made-up payers live. */
    public static final ZoneId PLACE = ZoneId.of("America/Chicago");

    private static final LocalTime TEN = LocalTime.of(10, 0);

    private RehearsalClock() {}

    /** Ten o'clock of the next Tuesday there, or of today if it is one. */
    public static Instant start(Instant now) {
        LocalDate tuesday = LocalDate.ofInstant(now, PLACE).with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
        return tuesday.atTime(TEN).atZone(PLACE).toInstant();
    }
}
