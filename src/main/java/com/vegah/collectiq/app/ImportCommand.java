package com.vegah.collectiq.app;

import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.exchange.ImportReport;
import com.vegah.collectiq.exchange.InvoicesCsv;
import com.vegah.collectiq.exchange.PayersCsv;
import com.vegah.collectiq.exchange.Refusal;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code import}: payers or invoices from CSV, beside the running program too. */
@Command(name = "import", description = "Take payers or invoices in from CSV.")
final class ImportCommand implements Callable<Integer> {
    /** What can be taken in. */
    enum Kind {
        payers,
        invoices
    }

    private final Start start;
    private final Cli cli;

    @Parameters(index = "0", paramLabel = "payers|invoices", description = "What the file holds.")
    private Kind kind = Kind.payers;

    @Parameters(index = "1", paramLabel = "FILE", description = "The CSV file.")
    private @Nullable Path file;

    ImportCommand(Start start, Cli cli) {
        this.start = start;
        this.cli = cli;
    }

    @Override
    public Integer call() {
        Settings settings = cli.settings(Purpose.LIVE).settings();
        Path from = Given.file(java.util.Objects.requireNonNull(file));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(from));
                Database database = Database.open(settings)) {
            ImportReport report = read(in, database, settings);
            report.warnings().forEach(warning -> start.err().println(Texts.text("cli.settings.warning", warning)));
            start.out()
                    .println(Texts.text(
                            "cli.import.counts",
                            String.valueOf(report.added()),
                            String.valueOf(report.updated()),
                            String.valueOf(report.refusals().size())));
            report.refusals().forEach(this::print);
            return report.refusals().isEmpty() ? 0 : Failure.FAILED;
        } catch (IOException e) {
            throw new Failure(
                    Failure.FAILED,
                    new Obstacle(
                            Texts.text("cli.file.read.cause", from, Reasons.of(e)), Texts.text("cli.file.read.remedy")),
                    e);
        }
    }

    private ImportReport read(InputStream in, Database database, Settings settings) {
        return switch (kind) {
            case payers -> new PayersCsv(database.payers(), database.books(), settings.stage()).read(in);
            case invoices ->
                new InvoicesCsv(database.payers(), database.books()).read(in, LocalDate.now(ZoneId.systemDefault()));
        };
    }

    private void print(Refusal refusal) {
        start.out()
                .println(Texts.text(
                        "cli.import.refused", String.valueOf(refusal.line()), refusal.field(), refusal.reason()));
    }
}
