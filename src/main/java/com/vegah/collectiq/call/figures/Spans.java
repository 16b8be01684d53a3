package com.vegah.collectiq.call.figures;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads days that are named only by how far off they are: {@code in two weeks}, {@code the end of next month}. */
final class Spans {
    private static final Set<String> WITHIN = Set.of("in", "within");
    private static final int FAR = 400;

    private final Reader text;
    private final LocalDate today;

    Spans(Reader text, LocalDate today) {
        this.text = text;
        this.today = today;
    }

    Optional<Days.Found> at(int start) {
        return ahead(start).or(() -> end(start)).or(() -> whole(start));
    }

    /** {@code in ten days}, {@code two weeks from now}. */
    private Optional<Days.Found> ahead(int start) {
        boolean within = text.oneOf(start, WITHIN);
        int first = within ? start + 1 : start;
        boolean one = text.word(first).equals("a") || text.word(first).equals("one");
        Optional<Numbers.Found> number = Numbers.at(text, first).filter(any -> any.within(1, FAR) && !any.ordinal());
        int unit = one ? first + 1 : number.map(Numbers.Found::next).orElse(first);
        boolean fromNow =
                text.word(unit + 1).equals("from") && Set.of("now", "today").contains(text.word(unit + 2));
        int many = one ? 1 : number.map(found -> found.value().intValue()).orElse(0);
        if (many == 0 || !(within || fromNow)) {
            return Optional.empty();
        }
        int next = fromNow ? unit + 3 : unit + 1;
        return switch (text.word(unit)) {
            case "day", "days" -> found(next, today.plusDays(many));
            case "week", "weeks" -> found(next, today.plusWeeks(many));
            case "month", "months" -> found(next, today.plusMonths(many));
            default -> Optional.empty();
        };
    }

    /** The end of a week or month: its last day, and its last working days. */
    private Optional<Days.Found> end(int start) {
        if (!text.word(start).equals("end") || !text.word(start + 1).equals("of")) {
            return Optional.empty();
        }
        int which = text.oneOf(start + 2, Set.of("the", "this", "next")) ? start + 3 : start + 2;
        long more = text.word(which - 1).equals("next") ? 1 : 0;
        return switch (text.word(which)) {
            case "week" ->
                between(which + 1, monday(more).plusDays(4), monday(more).plusDays(6));
            case "month" -> {
                LocalDate last = today.plusMonths(more).with(TemporalAdjusters.lastDayOfMonth());
                yield between(which + 1, last.minusDays(3), last);
            }
            default -> Optional.empty();
        };
    }

    private Optional<Days.Found> whole(int start) {
        long more = text.word(start).equals("next") ? 1 : 0;
        if (more == 0 && !text.word(start).equals("this")) {
            return Optional.empty();
        }
        LocalDate first = today.plusMonths(more).withDayOfMonth(1);
        return switch (text.word(start + 1)) {
            case "week" -> between(start + 2, monday(more), monday(more).plusDays(6));
            case "month" -> between(start + 2, first, first.with(TemporalAdjusters.lastDayOfMonth()));
            default -> Optional.empty();
        };
    }

    private LocalDate monday(long weeksOn) {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).plusWeeks(weeksOn);
    }

    private static Optional<Days.Found> between(int next, LocalDate first, LocalDate last) {
        Set<LocalDate> days = first.datesUntil(last.plusDays(1)).collect(Collectors.toSet());
        return Optional.of(new Days.Found(days, true, next));
    }

    private static Optional<Days.Found> found(int next, LocalDate day) {
        return Optional.of(new Days.Found(Set.of(day), true, next));
    }
}
