package com.vegah.collectiq.call.figures;

import com.vegah.collectiq.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;

/** An amount or a day that was said, and where in the text: from (inclusive) and to (exclusive) count characters. */
public sealed interface Figure {
    int from();

    int to();

    /** An amount; the currencies (ISO 4217) that its name may mean, empty where none was said. */
    record Amount(BigDecimal value, Set<String> currencies, int from, int to) implements Figure {
        public boolean is(Money money) {
            return value.compareTo(money.amount()) == 0
                    && (currencies.isEmpty()
                            || currencies.contains(money.currency().getCurrencyCode()));
        }
    }

    /**
     * A day; all that it may be where the year or the order of day and month was not said, none where it contradicts itself (a Friday that
     * is none). Relative: counted from today ({@code next Friday}, {@code tomorrow}) and not named by the calendar.
     */
    record Day(Set<LocalDate> days, boolean relative, int from, int to) implements Figure {
        public boolean is(LocalDate day) {
            return days.contains(day);
        }
    }
}
