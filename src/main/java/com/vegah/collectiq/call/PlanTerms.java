package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.receivable.Plan.Instalment;
import com.vegah.collectiq.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Works a debt out in parts: equal but for the last, which takes the odd cents; on working days, evenly apart, to the horizon at most. Pure. */
final class PlanTerms {
    static final int FEWEST = 2;
    static final int MOST = 12;
    /** The first part falls due so soon. */
    static final int FIRST_AFTER_DAYS = 7;
    /** The latest day of a last part. */
    static final int HORIZON_DAYS = 365;

    /** Parts closer than this would meet on one day, moved off their weekends. */
    private static final int APART_DAYS = 3;

    private static final int A_MONTH_DAYS = 30;

    private final List<Money> owed;
    private final LocalDate today;

    PlanTerms(List<Money> owed, LocalDate today) {
        this.owed = owed;
        this.today = today;
    }

    /** {@code lastDate} as the AI wrote it, or empty: then the parts are a month apart. */
    Checked work(int parts, String lastDate) {
        if (parts < FEWEST || parts > MOST) {
            return new Wrong(text("call.tool.plan.parts", FEWEST, MOST));
        }
        if (owed.size() != 1) {
            return new Wrong(text("call.tool.plan.currencies"));
        }
        LocalDate first = today.plusDays(FIRST_AFTER_DAYS);
        if (lastDate.isEmpty()) {
            return plan(parts, first, first.plusDays((long) A_MONTH_DAYS * (parts - 1)));
        }
        try {
            LocalDate last = LocalDate.parse(lastDate);
            LocalDate soonest = first.plusDays((parts - 1L) * APART_DAYS);
            LocalDate latest = today.plusDays(HORIZON_DAYS);
            if (last.isBefore(soonest) || last.isAfter(latest)) {
                return new Wrong(text("call.tool.plan.last", soonest, latest));
            }
            return plan(parts, first, last);
        } catch (DateTimeParseException e) {
            return new Wrong(text("call.tool.promise.date"));
        }
    }

    private Checked plan(int parts, LocalDate first, LocalDate last) {
        Money debt = owed.get(0);
        int decimals = Math.max(0, debt.currency().getDefaultFractionDigits());
        BigDecimal share = debt.amount().divide(BigDecimal.valueOf(parts), decimals, RoundingMode.DOWN);
        if (share.signum() <= 0) {
            return new Wrong(text("call.tool.plan.parts", FEWEST, FEWEST));
        }
        long span = ChronoUnit.DAYS.between(first, last);
        List<Instalment> instalments = new ArrayList<>();
        BigDecimal rest = debt.amount();
        for (int part = 0; part < parts; part++) {
            boolean isLast = part == parts - 1;
            BigDecimal amount = isLast ? rest : share;
            rest = rest.subtract(share);
            LocalDate day = isLast ? notAfter(last) : working(first.plusDays(span * part / (parts - 1)), last);
            instalments.add(new Instalment(new Money(amount, debt.currency()), day));
        }
        return new Good(instalments);
    }

    /** The day itself, or the Monday after its weekend where that is not too late. */
    private static LocalDate working(LocalDate day, LocalDate last) {
        LocalDate moved = day;
        while (isWeekend(moved)) {
            moved = moved.plusDays(1);
        }
        return moved.isAfter(last) ? notAfter(day) : moved;
    }

    private static LocalDate notAfter(LocalDate day) {
        LocalDate moved = day;
        while (isWeekend(moved)) {
            moved = moved.minusDays(1);
        }
        return moved;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    sealed interface Checked {}

    record Good(List<Instalment> instalments) implements Checked {}

    /** With what the AI is told to do about it. */
    record Wrong(String say) implements Checked {}
}
