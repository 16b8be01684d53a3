package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.receivable.Plan.Instalment;
import com.vegah.collectiq.value.Money;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PlanTermsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Property
    void parts_add_up_to_the_debt_rise_in_time_and_fall_on_working_days_by_the_last_day(
            @ForAll @LongRange(min = 100, max = 99_999_999_99L) long cents,
            @ForAll @IntRange(min = PlanTerms.FEWEST, max = PlanTerms.MOST) int parts,
            @ForAll @IntRange(min = 40, max = PlanTerms.HORIZON_DAYS) int lastDay) {
        Money debt = Money.of(BigDecimal.valueOf(cents, 2).toPlainString(), "USD");
        LocalDate last = TODAY.plusDays(lastDay);
        PlanTerms.Checked checked = new PlanTerms(List.of(debt), TODAY).work(parts, last.toString());

        assertThat(checked).isInstanceOf(PlanTerms.Good.class);
        List<Instalment> instalments = ((PlanTerms.Good) checked).instalments();
        assertThat(instalments).hasSize(parts);
        assertThat(instalments.stream().map(Instalment::amount).reduce(Money::plus))
                .contains(debt);
        assertThat(instalments).allSatisfy(part -> {
            assertThat(part.amount().isPositive()).isTrue();
            assertThat(part.date()).isAfter(TODAY).isBeforeOrEqualTo(last);
            assertThat(part.date().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        });
        assertThat(instalments.stream().map(Instalment::date).toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void without_a_last_day_the_parts_are_a_month_apart_and_the_last_takes_the_odd_cent() {
        PlanTerms.Checked checked = new PlanTerms(List.of(Money.of("100.00", "USD")), TODAY).work(3, "");
        assertThat(((PlanTerms.Good) checked).instalments())
                .containsExactly(
                        new Instalment(Money.of("33.33", "USD"), LocalDate.of(2026, 12, 1)),
                        new Instalment(Money.of("33.33", "USD"), LocalDate.of(2026, 12, 31)),
                        new Instalment(Money.of("33.34", "USD"), LocalDate.of(2027, 1, 29)));
    }

    @Test
    void debts_in_two_currencies_and_a_cent_in_many_parts_have_no_plan() {
        Money cent = Money.of("0.01", "USD");
        assertThat(new PlanTerms(List.of(cent), TODAY).work(3, "")).isInstanceOf(PlanTerms.Wrong.class);
        assertThat(new PlanTerms(List.of(cent, Money.of("5", "EUR")), TODAY).work(2, ""))
                .isInstanceOf(PlanTerms.Wrong.class);
    }
}
