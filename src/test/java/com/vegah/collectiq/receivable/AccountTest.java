package com.vegah.collectiq.receivable;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.settings.Settings.StageDays;
import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final StageDays DAYS = new StageDays(5, 10);

    @ParameterizedTest
    @CsvSource({
        "-3, CURRENT, 4",
        "0, CURRENT, 4",
        "1, STAGE_1, 3",
        "5, STAGE_1, 3",
        "6, STAGE_2, 2",
        "10, STAGE_2, 2",
        "11, STAGE_3, 1",
        "400, STAGE_3, 1"
    })
    void the_stage_follows_the_oldest_open_invoice(int days, Stage stage, int criticality) {
        assertThat(Stage.of(days, DAYS)).isEqualTo(stage);
        assertThat(stage.criticality()).isEqualTo(criticality);
        Standing standing =
                account(invoice("1", "10.00", "USD", TODAY.minusDays(days))).standing(TODAY, DAYS);
        assertThat(standing.stage()).isEqualTo(stage);
        assertThat(standing.daysPastDue()).isEqualTo(Math.max(0, days));
    }

    @Test
    void only_overdue_invoices_count_and_currencies_are_never_added() {
        Standing standing = account(
                        invoice("late", "100.00", "EUR", TODAY.minusDays(3)),
                        invoice("later", "20.50", "USD", TODAY.minusDays(12)),
                        invoice("latest", "9.50", "USD", TODAY.minusDays(1)),
                        invoice("not yet", "1000.00", "USD", TODAY))
                .standing(TODAY, DAYS);
        assertThat(standing.pastDue()).containsExactly(Money.of("30.00", "USD"), Money.of("100.00", "EUR"));
        assertThat(standing.overdue()).extracting(Invoice::number).containsExactly("later", "late", "latest");
        assertThat(standing.daysPastDue()).isEqualTo(12);
    }

    @Test
    void who_owes_only_in_another_currency_shows_no_empty_total() {
        Standing standing =
                account(invoice("1", "5.00", "EUR", TODAY.minusDays(1))).standing(TODAY, DAYS);
        assertThat(standing.pastDue()).containsExactly(Money.of("5.00", "EUR"));
    }

    @Test
    void invoices_that_are_not_due_make_a_payer_current_whatever_the_import_said() {
        Standing standing =
                account(invoice("1", "5.00", "USD", TODAY.plusDays(9))).standing(TODAY, DAYS);
        assertThat(standing.stage()).isEqualTo(Stage.CURRENT);
        assertThat(standing.pastDue()).containsExactly(Money.of("0.00", "USD"));
    }

    @Test
    void without_invoices_the_import_s_word_stands() {
        Standing standing = account().standing(TODAY, DAYS);
        assertThat(standing.stage()).isEqualTo(Stage.STAGE_2);
        assertThat(standing.daysPastDue()).isEqualTo(77);
        assertThat(standing.pastDue()).containsExactly(Money.of("12.00", "USD"));
    }

    private static Account account(Invoice... invoices) {
        return new Account(Accounts.of("1", Stage.STAGE_2, 77, "12").payer(), List.of(invoices));
    }

    private static Invoice invoice(String number, String amount, String currency, LocalDate due) {
        return new Invoice(new InvoiceId(number), new PayerId("1"), number, Money.of(amount, currency), due);
    }
}
