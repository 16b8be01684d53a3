package com.vegah.collectiq.app;

import com.vegah.collectiq.settings.SettingsProblem;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: runs one command and turns what went wrong into a cause, a remedy and an exit code. */
final class Program {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    private final Start start;

    Program(Start start) {
        this.start = start;
    }

    int run(String... args) {
        Logs.toTerminal(false);
        Cli cli = new Cli(start);
        CommandLine line = new CommandLine(cli)
                .addSubcommand("serve", new ServeCommand(start, cli))
                .addSubcommand("rehearse", new RehearseCommand(start, cli))
                .addSubcommand("import", new ImportCommand(start, cli))
                .addSubcommand("export", new ExportCommand(start, cli))
                .addSubcommand("outreach", new OutreachCommand(start, cli))
                .addSubcommand("doctor", new DoctorCommand(start, cli));
        return line.setOut(new PrintWriter(start.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(start.err(), true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((failure, given) -> misused(failure))
                .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, cli, parsed))
                .execute(args);
    }

    private int misused(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        start.err().println(failure.getMessage());
        start.err().println(Texts.text("cli.usage.remedy", command.qualifiedName()));
        return Failure.BAD_SETTINGS;
    }

    private int tell(Exception failure, Cli cli, ParseResult parsed) {
        if (cli.verbose()) {
            LOG.error("{} failed", parsed.originalArgs(), failure);
        } else {
            LOG.debug("{} failed", parsed.originalArgs(), failure);
        }
        for (Obstacle obstacle : Causes.of(failure)) {
            start.err().println(obstacle.cause());
            start.err().println(obstacle.remedy());
        }
        return exitCode(failure);
    }

    private static int exitCode(Exception failure) {
        if (failure instanceof Failure told) {
            return told.exitCode();
        }
        return failure instanceof SettingsProblem ? Failure.BAD_SETTINGS : Failure.FAILED;
    }

    /** Finds the sentences in a failure. */
    private static final class Causes {
        static List<Obstacle> of(Exception failure) {
            if (failure instanceof SettingsProblem problem) {
                return problem.obstacles();
            }
            if (failure instanceof Failure told) {
                return List.of(told.obstacle());
            }
            return List.of(Foreseen.obstacle(failure)
                    .orElseGet(() -> new Obstacle(Reasons.of(failure), Texts.text("cli.unforeseen.remedy"))));
        }
    }
}
