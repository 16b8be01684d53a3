package com.vegah.collectiq.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.receivable.Standing;
import com.vegah.collectiq.settings.Settings.StageDays;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final StageDays DAYS = new StageDays(5, 10);
    private static final String HEADER =
            "PayerId,PayerName,TotalPastDue,MaxDaysPastDue,Stage,criticality,LastOutreachStatus,ContactEmail,ContactPhone,Currency\n";

    private final Database database = Database.inMemory();
    private final PayersCsv payers = new PayersCsv(database.payers(), database.books(), DAYS);
    private final InvoicesCsv invoices = new InvoicesCsv(database.payers(), database.books());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_samples_hold_payer_1003_in_stage_3_with_85000_outstanding_30_days_past_due() {
        samples();

        Standing standing = account("1003").standing(TODAY, DAYS);

        assertThat(standing.pastDue()).containsExactly(Money.of("85000.00", "USD"));
        assertThat(standing.daysPastDue()).isEqualTo(30);
        assertThat(standing.stage()).isEqualTo(Stage.STAGE_3);
    }

    @Test
    void what_was_exported_and_imported_again_is_exported_the_same() {
        samples();
        database.payers().record(new PayerId("1004"), OutreachStatus.CALL_BUSY, Instant.parse("2026-11-20T10:00:00Z"));
        String firstPayers = exportPayers();
        String firstInvoices = exportInvoices();

        assertThat(payers.read(bytes(firstPayers)).refusals()).isEmpty();
        assertThat(invoices.read(bytes(firstInvoices), TODAY).refusals()).isEmpty();

        assertThat(exportPayers()).isEqualTo(firstPayers);
        assertThat(exportInvoices()).isEqualTo(firstInvoices);
    }

    @Test
    void an_export_into_empty_books_gives_the_same_export_again() {
        samples();
        String firstPayers = exportPayers();
        String firstInvoices = exportInvoices();
        try (Database other = Database.inMemory()) {
            PayersCsv otherPayers = new PayersCsv(other.payers(), other.books(), DAYS);
            InvoicesCsv otherInvoices = new InvoicesCsv(other.payers(), other.books());
            otherPayers.read(bytes(firstPayers));
            otherInvoices.read(bytes(firstInvoices), TODAY);

            ByteArrayOutputStream again = new ByteArrayOutputStream();
            otherPayers.write(again, TODAY);

            assertThat(again.toString(StandardCharsets.UTF_8)).isEqualTo(firstPayers);
        }
    }

    @Test
    void cells_that_a_spreadsheet_would_run_are_guarded_and_come_back_to_the_letter() {
        payers.read(bytes(
                HEADER + "1,=SUM(A1),1,1,,,,,,USD\n2,''+quoted,1,1,,,,,,USD\n3,'plain,1,1,,,,,+12025550199,USD\n"));
        String exported = exportPayers();

        assertThat(exported).contains("1,'=SUM(A1),", "2,''+quoted,", "3,'plain,", "'+12025550199");
        payers.read(bytes(exported));
        assertThat(account("1").payer().name()).isEqualTo("=SUM(A1)");
        assertThat(exportPayers()).isEqualTo(exported);
    }

    @Test
    void a_guard_that_was_not_ours_is_taken_off_too() {
        payers.read(bytes(HEADER + "2,'+quoted,1,1,,,,,,USD\n"));

        assertThat(account("2").payer().name()).isEqualTo("+quoted");
    }

    @Test
    void amounts_with_and_without_decimals_are_the_same() {
        payers.read(bytes(HEADER + "1,A,50000,12,STAGE_3,1,NONE,,,USD\n2,B,50000.00,12,STAGE_3,1,NONE,,,USD\n"));

        assertThat(account("1").standing(TODAY, DAYS).pastDue())
                .isEqualTo(account("2").standing(TODAY, DAYS).pastDue());
    }

    @Test
    void a_refused_line_changes_nothing_and_is_told_with_line_field_and_reason() {
        ImportReport report = payers.read(bytes(HEADER
                + "1,\"Two\nlines\",1,1,,,,,,USD\n"
                + "2,B,many,1,,,,,,USD\n"
                + "3,C,1,1,,,,,12,USD\n"
                + "1,Again,1,1,,,,,,USD\n"
                + "4,D,1.005,1,,,,,,USD\n"
                + "5,E,1,1,,,SLEEPING,,,USD\n"
                + "6,F,1\n"));

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.refusals())
                .extracting(Refusal::line, Refusal::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4L, "TotalPastDue"),
                        org.assertj.core.groups.Tuple.tuple(5L, "ContactPhone"),
                        org.assertj.core.groups.Tuple.tuple(6L, "PayerId"),
                        org.assertj.core.groups.Tuple.tuple(7L, "TotalPastDue"),
                        org.assertj.core.groups.Tuple.tuple(8L, "LastOutreachStatus"),
                        org.assertj.core.groups.Tuple.tuple(9L, "-"));
        assertThat(database.payers().all()).hasSize(1);
    }

    @Test
    void columns_stand_in_any_order_and_unknown_ones_are_left_out_with_one_warning() {
        ImportReport report = payers.read(bytes("\uFEFFCurrency,Shoe,PayerName,PayerId,Hat\nUSD,42,Acorn,7,big\n"));

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.warnings()).singleElement().asString().contains("Shoe", "Hat");
    }

    @Test
    void an_import_never_resets_what_happened_here() {
        payers.read(bytes(HEADER + "1,A,10,12,STAGE_3,1,CALL_BUSY,,,USD\n"));
        assertThat(account("1").payer().lastStatus()).isEqualTo(OutreachStatus.CALL_BUSY);

        ImportReport report = payers.read(bytes(HEADER + "1,A2,10,12,STAGE_3,1,NONE,,,USD\n"));

        assertThat(report.updated()).isEqualTo(1);
        assertThat(account("1").payer().name()).isEqualTo("A2");
        assertThat(account("1").payer().lastStatus()).isEqualTo(OutreachStatus.CALL_BUSY);
    }

    @Test
    void totals_are_read_only_for_payers_without_invoices() {
        samples();

        payers.read(bytes(HEADER + "1003,Harborlight,1,1,STAGE_1,3,NONE,,,USD\n"));

        assertThat(account("1003").standing(TODAY, DAYS).stage()).isEqualTo(Stage.STAGE_3);
    }

    @Test
    void a_column_that_is_absent_leaves_what_is_there_and_an_empty_cell_clears_it() {
        samples();

        payers.read(bytes("PayerId,PayerName,Currency\n1003,Harborlight,USD\n"));
        assertThat(account("1003").payer().aiCallConsentAt()).isPresent();

        payers.read(bytes("PayerId,PayerName,Currency,AiCallConsentAt\n1003,Harborlight,USD,\n"));
        assertThat(account("1003").payer().aiCallConsentAt()).isEmpty();
    }

    @Test
    void files_that_are_no_csv_of_ours_are_refused_whole() {
        assertThatThrownBy(() -> payers.read(bytes("a,b\n1,2\n"))).isInstanceOf(BadFile.class);
        assertThatThrownBy(() -> payers.read(bytes(""))).isInstanceOf(BadFile.class);
        assertThatThrownBy(() -> payers.read(new ByteArrayInputStream(
                        (HEADER + "1,Caf\u00e9,1,1,,,,,,USD\n").getBytes(StandardCharsets.ISO_8859_1))))
                .isInstanceOf(BadFile.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> payers.read(bytes(HEADER + "1,\"open,1\n"))).isInstanceOf(BadFile.class);
    }

    @Test
    void an_invoice_of_a_payer_not_known_is_refused() {
        ImportReport report = invoices.read(
                bytes(
                        "InvoiceId,PayerId,InvoiceNumber,InvoiceAmount,DueDate,DaysPastDue,Currency\ni,nobody,N-1,5,2026-01-01,,USD\n"),
                TODAY);

        assertThat(report.refusals())
                .singleElement()
                .matches(refusal -> refusal.field().equals("PayerId"));
    }

    private void samples() {
        new Samples(database.payers(), database.books(), DAYS).load(TODAY);
    }

    private Account account(String id) {
        return database.payers().find(new PayerId(id)).orElseThrow();
    }

    private String exportPayers() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        payers.write(out, TODAY);
        return out.toString(StandardCharsets.UTF_8);
    }

    private String exportInvoices() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        invoices.write(out, TODAY);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
