package com.vegah.collectiq.call.figures;

import com.vegah.collectiq.call.figures.Token.Kind;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one day, seen from today. */
final class Days {
    private static final Map<String, Month> MONTHS = months();
    private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
    private static final Set<String> MODIFIERS = Set.of("next", "this", "last", "coming", "following", "past");
    private static final Set<String> BEFORE_A_DAY =
            Set.of("on", "by", "before", "until", "till", "from", "since", "after");
    private static final int CENTURY = 100;

    private final Reader text;
    private final LocalDate today;
    private final Spans spans;

    Days(Reader text, LocalDate today) {
        this.text = text;
        this.today = today;
        this.spans = new Spans(text, today);
    }

    record Found(Set<LocalDate> days, boolean relative, int next) {}

    Optional<Found> at(int start) {
        if (text.is(start, Kind.ISO)) {
            return Optional.of(new Found(iso(text.word(start)), false, start + 1));
        }
        if (text.is(start, Kind.SLASH)) {
            return Optional.of(new Found(slashed(text.word(start)), false, start + 1));
        }
        return weekday(start)
                .or(() -> calendar(start))
                .or(() -> counted(start))
                .or(() -> spans.at(start))
                .or(() -> ordinalAlone(start));
    }

    /** Words that may stand at the beginning of a day or within it. */
    static boolean mayContinue(String word) {
        return MONTHS.containsKey(word)
                || WEEKDAYS.containsKey(word)
                || Set.of("of", "the", ",").contains(word);
    }

    /** {@code December 5th}, {@code the fifth of December}, {@code 5 December 2026}. */
    private Optional<Found> calendar(int start) {
        int first = text.word(start).equals("the") ? start + 1 : start;
        return monthFirst(start).or(() -> dayFirst(first));
    }

    private Optional<Found> monthFirst(int start) {
        Optional<Month> month = month(start);
        if (month.isEmpty()) {
            return Optional.empty();
        }
        int after = text.word(start + 1).equals(".") ? start + 2 : start + 1;
        int first = text.word(after).equals("the") ? after + 1 : after;
        return Numbers.at(text, first)
                .filter(number -> number.within(1, 31))
                .filter(number -> !money(number.next()))
                .map(number -> withYear(month.get(), number.value().intValue(), number.next()));
    }

    private Optional<Found> dayFirst(int start) {
        Optional<Numbers.Found> day = Numbers.at(text, start).filter(number -> number.within(1, 31));
        if (day.isEmpty()) {
            return Optional.empty();
        }
        int next = day.get().next();
        int at = text.word(next).equals("of") || text.word(next).equals("day") ? next + 1 : next;
        return month(at).map(month -> withYear(month, day.get().value().intValue(), at + 1));
    }

    private Found withYear(Month month, int day, int next) {
        int first = text.word(next).equals(",") ? next + 1 : next;
        first = text.word(first).equals("in") ? first + 1 : first;
        Optional<Year> year = year(first);
        if (year.isPresent()) {
            return new Found(
                    days(year.get().year(), month, day), false, year.get().next());
        }
        Set<LocalDate> days = new HashSet<>();
        for (int other = today.getYear() - 1; other <= today.getYear() + 1; other++) {
            days.addAll(days(other, month, day));
        }
        return new Found(days, false, next);
    }

    private Optional<Year> year(int start) {
        Optional<Numbers.Found> first = Numbers.at(text, start);
        if (first.isEmpty() || money(first.get().next())) {
            return Optional.empty();
        }
        boolean grouped = text.at(start).text().contains(",");
        if (first.get().within(1900, 2199) && !grouped) {
            return Optional.of(
                    new Year(first.get().value().intValue(), first.get().next()));
        }
        // twenty twenty-six
        if (!first.get().within(19, 21) || first.get().ordinal()) {
            return Optional.empty();
        }
        return Numbers.at(text, first.get().next())
                .filter(rest -> rest.within(10, 99) && !money(rest.next()))
                .map(rest -> new Year(
                        first.get().value().intValue() * CENTURY + rest.value().intValue(), rest.next()));
    }

    private boolean money(int i) {
        return Currencies.at(text, i).isPresent();
    }

    /** {@code next Friday}, or one that a day of the calendar follows, which must then be that Friday. */
    private Optional<Found> weekday(int start) {
        boolean modified = text.oneOf(start, MODIFIERS);
        int at = modified ? start + 1 : start;
        Optional<DayOfWeek> weekday = Optional.ofNullable(WEEKDAYS.get(text.word(at)));
        if (weekday.isEmpty()
                || (text.word(at).length() == 3
                        && !Character.isUpperCase(text.at(at).text().charAt(0)))) {
            return Optional.empty();
        }
        int after = text.word(at + 1).equals(",") ? at + 2 : at + 1;
        Optional<Found> named = calendar(after).or(() -> ordinal(after));
        if (named.isPresent()) {
            Set<LocalDate> that = named.get().days().stream()
                    .filter(day -> day.getDayOfWeek() == weekday.get())
                    .collect(Collectors.toSet());
            return Optional.of(new Found(that, false, named.get().next()));
        }
        return Optional.of(new Found(coming(modified ? text.word(start) : "", weekday.get()), true, at + 1));
    }

    private Set<LocalDate> coming(String modifier, DayOfWeek weekday) {
        if (modifier.equals("last") || modifier.equals("past")) {
            LocalDate last = today.with(TemporalAdjusters.previous(weekday));
            return Set.of(last, last.minusWeeks(1));
        }
        LocalDate next = today.with(TemporalAdjusters.next(weekday));
        LocalDate here = today.with(TemporalAdjusters.nextOrSame(weekday));
        // "next Friday" is this week's to some and next week's to others
        return modifier.equals("next") || modifier.equals("following")
                ? Set.of(next, next.plusWeeks(1))
                : joined(here, next);
    }

    private static Set<LocalDate> joined(LocalDate one, LocalDate other) {
        Set<LocalDate> days = new HashSet<>(Set.of(one));
        days.add(other);
        return days;
    }

    private Optional<Found> counted(int start) {
        if (text.word(start).equals("day")
                && text.word(start + 1).equals("after")
                && text.word(start + 2).equals("tomorrow")) {
            return Optional.of(new Found(Set.of(today.plusDays(2)), true, start + 3));
        }
        OptionalInt away = switch (text.word(start)) {
            case "today", "tonight" -> OptionalInt.of(0);
            case "tomorrow" -> OptionalInt.of(1);
            case "yesterday" -> OptionalInt.of(-1);
            default -> OptionalInt.empty();
        };
        return away.isPresent()
                ? Optional.of(new Found(Set.of(today.plusDays(away.getAsInt())), true, start + 1))
                : Optional.empty();
    }

    /** {@code by the fifth}, and no noun after it. */
    private Optional<Found> ordinalAlone(int start) {
        boolean ends = !text.is(start + 2, Kind.WORD)
                || text.oneOf(start + 2, Set.of("and", "or", "then", "at", "for", "if", "so"));
        Optional<Found> day =
                text.oneOf(start - 1, BEFORE_A_DAY) && text.word(start).equals("the")
                        ? ordinal(start)
                        : Optional.empty();
        return day.filter(found -> found.next() > start + 2 || ends);
    }

    private Optional<Found> ordinal(int start) {
        int first = text.word(start).equals("the") ? start + 1 : start;
        return Numbers.at(text, first)
                .filter(number -> number.ordinal() && number.within(1, 31))
                .map(number -> new Found(dayOfMonth(number.value().intValue()), false, number.next()));
    }

    /** In the month before this to the third after. */
    private Set<LocalDate> dayOfMonth(int day) {
        Set<LocalDate> days = new HashSet<>();
        for (int months = -1; months <= 3; months++) {
            LocalDate in = today.plusMonths(months);
            days.addAll(days(in.getYear(), in.getMonth(), day));
        }
        return days;
    }

    private Optional<Month> month(int i) {
        Optional<Month> month = Optional.ofNullable(MONTHS.get(text.word(i)));
        return month.filter(any -> Character.isUpperCase(text.at(i).text().charAt(0))
                || !Set.of("may", "march").contains(text.word(i)));
    }

    private static Set<LocalDate> iso(String text) {
        try {
            return Set.of(LocalDate.parse(text));
        } catch (DateTimeException noDay) {
            return Set.of();
        }
    }

    /** Month first or day first: nobody knows. */
    private Set<LocalDate> slashed(String written) {
        String[] parts = written.split("/");
        int one = Integer.parseInt(parts[0]);
        int two = Integer.parseInt(parts[1]);
        int year = parts.length < 3 ? today.getYear() : Integer.parseInt(parts[2]);
        year = year < CENTURY ? 2000 + year : year;
        Set<LocalDate> days = new HashSet<>(day(year, one, two));
        days.addAll(day(year, two, one));
        return days;
    }

    private static Set<LocalDate> days(int year, Month month, int day) {
        return day(year, month.getValue(), day);
    }

    private static Set<LocalDate> day(int year, int month, int day) {
        try {
            return Set.of(LocalDate.of(year, month, day));
        } catch (DateTimeException noDay) {
            return Set.of();
        }
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (Month month : Month.values()) {
            String name = month.name().toLowerCase(Locale.ROOT);
            months.put(name, month);
            months.put(name.substring(0, 3), month);
        }
        months.put("sept", Month.SEPTEMBER);
        return Map.copyOf(months);
    }

    private static Map<String, DayOfWeek> weekdays() {
        Map<String, DayOfWeek> weekdays = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            weekdays.put(name, day);
            weekdays.put(name.substring(0, 3), day);
        }
        weekdays.put("thurs", DayOfWeek.THURSDAY);
        weekdays.put("tues", DayOfWeek.TUESDAY);
        return Map.copyOf(weekdays);
    }

    private record Year(int year, int next) {}
}
