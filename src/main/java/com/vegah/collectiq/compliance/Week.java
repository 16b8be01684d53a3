package com.vegah.collectiq.compliance;

import com.vegah.collectiq.settings.Settings.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The hours of each day in which a payer may be contacted, by the payer's own clock; a day that is absent has none. */
record Week(Map<DayOfWeek, Hours> days) {
    private static final int DAYS_AHEAD = 8;
    private static final int SPANS_TRIED = 400;

    Week {
        days = Map.copyOf(days);
    }

    static Week daily(String hours) {
        return of(hours, DayOfWeek.values());
    }

    static Week of(String hours, DayOfWeek... days) {
        String[] ends = hours.split("-", -1);
        Map<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : days) {
            week.put(day, new Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
        }
        return new Week(week);
    }

    /** These hours, and on the other's days the other's. */
    Week and(Week other) {
        Map<DayOfWeek, Hours> both = new EnumMap<>(days.isEmpty() ? other.days : days);
        both.putAll(other.days);
        return new Week(both);
    }

    /** The hours that both have. */
    Week within(Week other) {
        Map<DayOfWeek, Hours> common = new EnumMap<>(DayOfWeek.class);
        days.forEach((day, hours) -> Optional.ofNullable(other.days.get(day))
                .flatMap(others -> common(hours, others))
                .ifPresent(shared -> common.put(day, shared)));
        return new Week(common);
    }

    /** Open all round the clock, so that nobody need know what time it is there. */
    boolean always() {
        return days.size() == 7
                && days.values().stream()
                        .allMatch(hours -> hours.from().equals(LocalTime.MIDNIGHT)
                                && hours.until().equals(LocalTime.MIDNIGHT));
    }

    /** The first stretch that lies in this week's hours in every zone and ends after the instant; none: there never is one. */
    Optional<Span> next(Instant after, Collection<ZoneId> zones) {
        Instant cursor = after;
        Instant horizon = after.plus(Duration.ofDays(2 * DAYS_AHEAD));
        for (int i = 0; i < SPANS_TRIED && cursor.isBefore(horizon); i++) {
            Instant from = Instant.MIN;
            Instant until = Instant.MAX;
            for (ZoneId zone : zones) {
                Optional<Span> span = next(cursor, zone);
                if (span.isEmpty()) {
                    return Optional.empty();
                }
                from = later(from, span.get().from());
                until = earlier(until, span.get().until());
            }
            if (from.isBefore(until)) {
                return Optional.of(new Span(from, until));
            }
            cursor = until;
        }
        return Optional.empty();
    }

    private Optional<Span> next(Instant after, ZoneId zone) {
        LocalDate today = after.atZone(zone).toLocalDate();
        for (int ahead = -1; ahead <= DAYS_AHEAD; ahead++) {
            LocalDate date = today.plusDays(ahead);
            Optional<Span> span = Optional.ofNullable(days.get(date.getDayOfWeek()))
                    .map(hours -> span(date, hours, zone))
                    .filter(found -> found.until().isAfter(after));
            if (span.isPresent()) {
                return span;
            }
        }
        return Optional.empty();
    }

    private static Span span(LocalDate date, Hours hours, ZoneId zone) {
        LocalDate last = hours.until().equals(LocalTime.MIDNIGHT) ? date.plusDays(1) : date;
        return new Span(opening(date.atTime(hours.from()), zone), closing(last.atTime(hours.until()), zone));
    }

    /** Of a time that the clock shows twice, the later one: opening late is on the safe side. */
    private static Instant opening(LocalDateTime time, ZoneId zone) {
        return skipped(time, zone)
                .orElseGet(() -> time.atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }

    /** Of a time that the clock shows twice, the earlier one. */
    private static Instant closing(LocalDateTime time, ZoneId zone) {
        return skipped(time, zone)
                .orElseGet(() -> time.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
    }

    /** A time that the clock leaps over is reached at the leap. */
    private static Optional<Instant> skipped(LocalDateTime time, ZoneId zone) {
        return Optional.ofNullable(zone.getRules().getTransition(time))
                .filter(ZoneOffsetTransition::isGap)
                .map(ZoneOffsetTransition::getInstant);
    }

    private static Optional<Hours> common(Hours a, Hours b) {
        LocalTime from = a.from().isAfter(b.from()) ? a.from() : b.from();
        LocalTime until = end(a) < end(b) ? a.until() : b.until();
        Hours hours = new Hours(from, until);
        return from.toSecondOfDay() < end(hours) ? Optional.of(hours) : Optional.empty();
    }

    private static int end(Hours hours) {
        return hours.until().equals(LocalTime.MIDNIGHT)
                ? 24 * 3600
                : hours.until().toSecondOfDay();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
