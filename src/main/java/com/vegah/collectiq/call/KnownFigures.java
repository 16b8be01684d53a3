package com.vegah.collectiq.call;

import com.vegah.collectiq.call.figures.EnglishFigures;
import com.vegah.collectiq.call.figures.Figure;
import com.vegah.collectiq.value.Money;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures that may be said: what the tools have told (invoices, balance, plan, promise) and what the payer has named. */
final class KnownFigures {
    private static final int MOST_IN_WORDS = 6;

    private final Supplier<LocalDate> today;
    private final Set<Money> amounts = new LinkedHashSet<>();
    private final Set<LocalDate> days = new LinkedHashSet<>();
    private final List<Figure> named = new ArrayList<>();
    private boolean promised;

    KnownFigures(Supplier<LocalDate> today) {
        this.today = today;
    }

    LocalDate today() {
        return today.get();
    }

    /** All that a tool's result holds. */
    void learn(Map<?, ?> result) {
        promised |= Boolean.TRUE.equals(result.get("recorded")) && result.containsKey("amount");
        boolean money = money(result.get("amount"), result.get("currency"));
        result.forEach((key, value) -> {
            if (!(money && "amount".equals(key))) {
                value(value);
            }
        });
    }

    /** What the payer named; gives what was found. */
    List<Figure> learnFromPayer(String words) {
        named.addAll(EnglishFigures.mayBeIn(words, today.get()));
        return EnglishFigures.in(words, today.get());
    }

    boolean knows(Figure figure) {
        if (figure instanceof Figure.Amount amount) {
            return amounts.stream().anyMatch(amount::is) || named.stream().anyMatch(other -> same(amount, other));
        }
        return figure instanceof Figure.Day day && (today(day) || days.stream().anyMatch(day::is) || namedByPayer(day));
    }

    /** The payer has named this day, or it is today. */
    boolean isHarmless(Figure.Day day) {
        return today(day) || namedByPayer(day);
    }

    /** A promise was recorded: from now on a day is that of something, and not only proposed. */
    boolean promised() {
        return promised;
    }

    /** What may be said instead, the balance first. */
    String inWords(InWords words) {
        Stream<String> said = Stream.concat(
                amounts.stream().limit(MOST_IN_WORDS).map(words::money),
                days.stream().limit(MOST_IN_WORDS).map(words::date));
        return String.join("; ", said.toList());
    }

    private boolean today(Figure.Day day) {
        return day.is(today.get());
    }

    private boolean namedByPayer(Figure.Day day) {
        return named.stream()
                .filter(Figure.Day.class::isInstance)
                .map(Figure.Day.class::cast)
                .anyMatch(other -> other.days().stream().anyMatch(day::is));
    }

    private static boolean same(Figure.Amount amount, Figure other) {
        return other instanceof Figure.Amount known
                && known.value().compareTo(amount.value()) == 0
                && (known.currencies().isEmpty()
                        || amount.currencies().isEmpty()
                        || known.currencies().stream().anyMatch(amount.currencies()::contains));
    }

    private boolean money(@Nullable Object amount, @Nullable Object currency) {
        if (!(amount instanceof String value) || !(currency instanceof String code)) {
            return false;
        }
        try {
            amounts.add(Money.of(value, code));
            return true;
        } catch (IllegalArgumentException noMoney) {
            return false;
        }
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            learn(map);
        } else if (value instanceof Iterable<?> list) {
            list.forEach(this::value);
        } else if (value instanceof String text) {
            text(text);
        }
    }

    private void text(String text) {
        try {
            days.add(LocalDate.parse(text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text));
        } catch (DateTimeException noDay) {
            named.addAll(EnglishFigures.in(text, today.get()));
        }
    }
}
