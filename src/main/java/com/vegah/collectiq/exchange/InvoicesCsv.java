package com.vegah.collectiq.exchange;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Books;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.Payers;
import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Invoices as CSV, both ways; the columns are the public contract's. DueDate wins over DaysPastDue, which is read only where DueDate is empty. */
public final class InvoicesCsv {
    private static final List<String> COLUMNS =
            List.of("InvoiceId", "PayerId", "InvoiceNumber", "InvoiceAmount", "DueDate", "DaysPastDue", "Currency");
    private static final CsvFile FILE =
            new CsvFile(COLUMNS, List.of("InvoiceId", "PayerId", "InvoiceNumber", "InvoiceAmount", "Currency"));

    private final Payers payers;
    private final Books books;

    public InvoicesCsv(Payers payers, Books books) {
        this.payers = payers;
        this.books = books;
    }

    public ImportReport read(InputStream in, LocalDate today) {
        return new Batch<Invoice>(found -> books.write(List.of(), found))
                .take(FILE, in, "InvoiceId", line -> read(line, today));
    }

    /** Writes all invoices as they stand on a day. */
    public void write(OutputStream out, LocalDate today) {
        CsvOut.write(
                out,
                COLUMNS,
                payers.all().stream()
                        .map(Account::invoices)
                        .flatMap(List::stream)
                        .map(invoice -> row(invoice, today)));
    }

    private Batch.Read<Invoice> read(Line line, LocalDate today) {
        InvoiceId id = new InvoiceId(line.required("InvoiceId"));
        PayerId payer = new PayerId(line.required("PayerId"));
        if (books.payer(payer).isEmpty()) {
            throw new Line.Unreadable("PayerId", text("import.payer.unknown", payer));
        }
        Currency currency = line.currency("Currency");
        BigDecimal amount = line.amount("InvoiceAmount", line.required("InvoiceAmount"));
        Invoice invoice =
                new Invoice(id, payer, line.required("InvoiceNumber"), money(amount, currency), due(line, today));
        return new Batch.Read<>(id.value(), invoice, books.invoice(id).isEmpty());
    }

    private static Money money(BigDecimal amount, Currency currency) {
        try {
            return new Money(amount, currency);
        } catch (IllegalArgumentException e) {
            throw new Line.Unreadable(
                    "InvoiceAmount", text("import.decimals", amount.toPlainString(), currency.getCurrencyCode()));
        }
    }

    private static LocalDate due(Line line, LocalDate today) {
        return line.cell("DueDate")
                .map(value -> line.date("DueDate", value))
                .or(() -> line.cell("DaysPastDue").map(value -> today.minusDays(line.days("DaysPastDue", value))))
                .orElseThrow(() -> new Line.Unreadable("DueDate", text("import.cell.empty")));
    }

    private static List<String> row(Invoice invoice, LocalDate today) {
        return List.of(
                invoice.id().value(),
                invoice.payer().value(),
                invoice.number(),
                invoice.amount().plain(),
                invoice.dueDate().toString(),
                String.valueOf(invoice.daysPastDue(today)),
                invoice.amount().currency().getCurrencyCode());
    }
}
