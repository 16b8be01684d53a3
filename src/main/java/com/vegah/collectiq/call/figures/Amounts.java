package com.vegah.collectiq.call.figures;

import com.vegah.collectiq.call.figures.Token.Kind;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one amount. A number is one with a currency's name or sign; without, where it is said as amounts are ({@code eighty-five
 * thousand}, {@code 5,000.50}) and not counted of something else, nor part of a telephone, invoice or account number.
 */
final class Amounts {
    private static final Set<String> NUMBERED = Set.of(
            "number",
            "numbers",
            "invoice",
            "invoices",
            "account",
            "reference",
            "extension",
            "ext",
            "code",
            "room",
            "suite",
            "street",
            "phone",
            "telephone",
            "id",
            "order",
            "case",
            "no",
            "#");
    private static final Set<String> COUNTED = Set.of(
            "percent",
            "%",
            "per",
            "times",
            "thanks",
            "apologies",
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years",
            "hour",
            "hours",
            "minute",
            "minutes",
            "second",
            "seconds",
            "people",
            "payers",
            "customers",
            "invoices",
            "miles",
            "units");

    private Amounts() {}

    record Found(BigDecimal value, Set<String> currencies, int next) {}

    static Optional<Found> at(Reader text, int start) {
        Optional<Currencies.Found> sign = Currencies.before(text, start);
        int first = sign.map(Currencies.Found::next).orElse(start);
        return Numbers.at(text, first)
                .filter(number -> !number.ordinal())
                .flatMap(number -> amount(text, start, sign, number));
    }

    /** A number and nothing more. */
    static Optional<Found> bare(Reader text, int start) {
        return Numbers.at(text, start).map(number -> new Found(number.value(), Set.of(), number.next()));
    }

    private static Optional<Found> amount(
            Reader text, int start, Optional<Currencies.Found> sign, Numbers.Found number) {
        if (Currencies.isHundredth(text.word(number.next()))) {
            return Optional.of(new Found(number.value().movePointLeft(2), Set.of(), number.next() + 1));
        }
        Optional<Currencies.Found> name = Currencies.at(text, number.next());
        if (sign.isEmpty() && name.isEmpty()) {
            return alone(text, start, number)
                    ? Optional.of(new Found(number.value(), Set.of(), number.next()))
                    : Optional.empty();
        }
        int next = name.map(Currencies.Found::next).orElse(number.next());
        Set<String> currencies =
                name.or(() -> sign).map(Currencies.Found::codes).orElse(Set.of());
        return Optional.of(hundredths(text, next)
                .map(more -> new Found(number.value().add(more.value()), currencies, more.next()))
                .orElse(new Found(number.value(), currencies, next)));
    }

    /** {@code … and fifty cents}. */
    private static Optional<Found> hundredths(Reader text, int start) {
        boolean joined = text.word(start).equals("and") || text.word(start).equals(",");
        int first = joined ? start + 1 : start;
        first = joined && text.word(first).equals("and") ? first + 1 : first;
        return Numbers.at(text, first)
                .filter(number -> number.within(1, 99) && Currencies.isHundredth(text.word(number.next())))
                .map(number -> new Found(number.value().movePointLeft(2), Set.of(), number.next() + 1));
    }

    private static boolean alone(Reader text, int start, Numbers.Found number) {
        return number.scaled()
                && !numbered(text, start)
                && !partOfDigits(text, start, number.next())
                && !text.oneOf(number.next(), COUNTED);
    }

    private static boolean numbered(Reader text, int start) {
        boolean glued = start > 0 && text.at(start - 1).to() == text.at(start).from();
        boolean numbered =
                glued && text.is(start, Kind.NUMBER) && !text.word(start - 1).equals("(");
        for (int i = Math.max(0, start - 2); i < start; i++) {
            numbered |= text.oneOf(i, NUMBERED);
        }
        return numbered;
    }

    /** One of several numbers in a row: digits read out one by one. */
    private static boolean partOfDigits(Reader text, int start, int next) {
        return isNumber(text, start - 1)
                || isNumber(text, next)
                || (text.word(start - 1).equals("-") && isNumber(text, start - 2));
    }

    private static boolean isNumber(Reader text, int i) {
        return text.is(i, Kind.NUMBER) || Numbers.isSmall(text.word(i));
    }
}
