package com.vegah.collectiq.exchange;

import com.vegah.collectiq.receivable.Books;
import com.vegah.collectiq.receivable.Payers;
import com.vegah.collectiq.settings.Settings.StageDays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Objects;

/** The made-up payers of a rehearsal; their invoices are so many days past due on whatever day it is. */
public final class Samples {
    private final Payers payers;
    private final Books books;
    private final StageDays stages;

    public Samples(Payers payers, Books books, StageDays stages) {
        this.payers = payers;
        this.books = books;
        this.stages = stages;
    }

    public void load(LocalDate today) {
        try (InputStream firms = open("payers.csv");
                InputStream invoices = open("invoices.csv")) {
            whole(new PayersCsv(payers, books, stages).read(firms));
            whole(new InvoicesCsv(payers, books).read(invoices, today));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void whole(ImportReport report) {
        if (!report.refusals().isEmpty()) {
            throw new IllegalStateException("The samples are broken: " + report.refusals());
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Samples.class.getResourceAsStream("/samples/" + name), name);
    }
}
