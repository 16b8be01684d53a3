package com.vegah.collectiq.app;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.db.Database;
import com.vegah.collectiq.exchange.CallsCsv;
import com.vegah.collectiq.exchange.InvoicesCsv;
import com.vegah.collectiq.exchange.PayersCsv;
import com.vegah.collectiq.exchange.TranscriptLines;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export}: payers, invoices and calls as CSV, a transcript as JSON lines; beside the running program too. */
@Command(
        name = "export",
        description = "Write payers, invoices or calls as CSV, or one call's transcript as JSON lines.",
        customSynopsis = {
            "collectiq export payers|invoices|calls FILE",
            "       collectiq export transcript CALL_SID FILE   (FILE - is standard output)"
        })
final class ExportCommand implements Callable<Integer> {
    private static final String STANDARD_OUTPUT = "-";

    /** What can be written. */
    enum Kind {
        payers,
        invoices,
        calls,
        transcript
    }

    private final Start start;
    private final Cli cli;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KIND", description = "payers, invoices, calls or transcript.")
    private Kind kind = Kind.payers;

    @Parameters(
            index = "1..*",
            arity = "1..2",
            paramLabel = "FILE",
            description = "Where to; for a transcript the call's sid first.")
    private List<String> rest = new ArrayList<>();

    ExportCommand(Start start, Cli cli) {
        this.start = start;
        this.cli = cli;
    }

    @Override
    public Integer call() {
        int expected = kind == Kind.transcript ? 2 : 1;
        if (rest.size() != expected) {
            throw new CommandLine.ParameterException(
                    java.util.Objects.requireNonNull(spec).commandLine(), Texts.text("cli.export.usage"));
        }
        rest.forEach(Given::nonBlank);
        Settings settings = cli.settings(Purpose.LIVE).settings();
        try (Database database = Database.open(settings)) {
            String file = rest.get(expected - 1);
            if (kind == Kind.transcript) {
                // before the file is touched
                call(database);
            }
            if (file.equals(STANDARD_OUTPUT)) {
                write(database, settings, start.out());
                start.out().flush();
            } else {
                write(database, settings, Path.of(file));
            }
            return 0;
        }
    }

    private void write(Database database, Settings settings, Path file) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            write(database, settings, out);
        } catch (IOException e) {
            throw new Failure(
                    Failure.FAILED,
                    new Obstacle(
                            Texts.text("cli.file.write.cause", file, Reasons.ofWriting(e)),
                            Texts.text("cli.file.write.remedy")),
                    e);
        }
    }

    private void write(Database database, Settings settings, OutputStream out) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        switch (kind) {
            case payers -> new PayersCsv(database.payers(), database.books(), settings.stage()).write(out, today);
            case invoices -> new InvoicesCsv(database.payers(), database.books()).write(out, today);
            case calls -> new CallsCsv(database.calls()).write(out);
            case transcript ->
                TranscriptLines.write(
                        out, database.calls().transcript(call(database).attempt()));
        }
    }

    private CallRecord call(Database database) {
        String sid = rest.get(0);
        return database.calls()
                .find(new CallSid(sid))
                .orElseThrow(() -> new Failure(
                        Failure.FAILED,
                        new Obstacle(
                                Texts.text("cli.transcript.unknown.cause", sid),
                                Texts.text("cli.transcript.unknown.remedy"))));
    }
}
