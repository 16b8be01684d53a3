package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Plan.Instalment;
import com.vegah.collectiq.value.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a promise may be: an amount in the debt's currency and no more than it, on a day from the payer's today to the horizon. */
final class PromiseTerms {
    /** The latest day that counts as a promise rather than a hope. */
    static final int HORIZON_DAYS = 60;

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,4})?");

    private final List<Money> owed;
    private final Set<Instalment> planned;
    private final LocalDate today;

    /** {@code planned}: parts that the engine proposed, which may lie beyond the horizon. */
    PromiseTerms(Account account, List<Money> owed, Set<Instalment> planned, Clock clock) {
        ZoneId there = account.payer().place().timeZone().orElse(clock.getZone());
        this.owed = owed;
        this.planned = planned;
        this.today = LocalDate.now(clock.withZone(there));
    }

    Checked check(String amount, String currency, String date) {
        if (!DECIMAL.matcher(amount).matches()) {
            return new Wrong(text("call.tool.promise.amount"));
        }
        Optional<Money> debt = owed.stream()
                .filter(money -> money.currency().getCurrencyCode().equalsIgnoreCase(currency))
                .findFirst();
        if (debt.isEmpty()) {
            return new Wrong(text("call.tool.promise.currency"));
        }
        try {
            return check(Money.of(amount, debt.get().currency().getCurrencyCode()), debt.get(), date);
        } catch (IllegalArgumentException tooFine) {
            return new Wrong(text("call.tool.promise.decimals"));
        }
    }

    private Checked check(Money amount, Money debt, String date) {
        if (!amount.isPositive()) {
            return new Wrong(text("call.tool.promise.positive"));
        }
        if (amount.isMoreThan(debt)) {
            return new Wrong(text("call.tool.promise.more", debt.plain()));
        }
        try {
            return check(amount, LocalDate.parse(date));
        } catch (DateTimeParseException e) {
            return new Wrong(text("call.tool.promise.date"));
        }
    }

    private Checked check(Money amount, LocalDate day) {
        LocalDate last = today.plusDays(HORIZON_DAYS);
        if (day.isBefore(today)) {
            return new Wrong(text("call.tool.promise.past", today));
        }
        boolean far = day.isAfter(last) && !planned.contains(new Instalment(amount, day));
        return far ? new Wrong(text("call.tool.promise.far", last)) : new Good(amount, day);
    }

    sealed interface Checked {}

    record Good(Money amount, LocalDate date) implements Checked {}

    /** With what the AI is told to do about it. */
    record Wrong(String say) implements Checked {}
}
