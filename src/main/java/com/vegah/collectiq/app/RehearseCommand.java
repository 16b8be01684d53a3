package com.vegah.collectiq.app;

import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.call.Rehearsals.Scenario;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rehearse}: made-up calls, in the window or turn by turn in the terminal. */
@Command(name = "rehearse", description = "Rehearse a call with a made-up payer; nothing leaves this computer.")
final class RehearseCommand implements Callable<Integer> {
    private final Start start;
    private final Cli cli;

    @Parameters(
            arity = "0..1",
            defaultValue = "promise",
            paramLabel = "SCENARIO",
            description = "Which story (${DEFAULT-VALUE}).")
    private String scenario = "promise";

    @Option(names = "--terminal", description = "Print the call here, without a window.")
    private boolean terminal;

    @Option(names = "--list", description = "List the scenarios.")
    private boolean list;

    @Option(names = "--all", description = "Rehearse all scenarios, one after another.")
    private boolean all;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Keep the sound as WAV: the payer left, the AI right.")
    private @Nullable Path record;

    /** How fast the rehearsal's clock runs; for tests. */
    @Option(names = "--pace", hidden = true, defaultValue = "1")
    private double pace = 1;

    RehearseCommand(Start start, Cli cli) {
        this.start = start;
        this.cli = cli;
    }

    @Override
    public Integer call() {
        SettingsLoader.Loaded loaded = cli.settings(Purpose.REHEARSE);
        boolean window = start.hasDisplay() && !terminal && !list && !all && record == null;
        if (window) {
            return new DeskCommand(start, cli).rehearse(loaded, scenario);
        }
        Optional<Path> kept = list ? Optional.empty() : Optional.ofNullable(record);
        int code = rehearse(loaded, kept);
        kept.ifPresent(file -> start.out().println(Texts.text("cli.rehearse.recorded", file)));
        return code;
    }

    private int rehearse(SettingsLoader.Loaded loaded, Optional<Path> kept) {
        try (RehearsalHouse house = RehearsalHouse.open(loaded.settings(), pace, kept)) {
            if (list) {
                house.rehearsals().scenarios().forEach(this::print);
                return 0;
            }
            return play(house, all ? house.rehearsals().scenarios() : List.of(named(house.rehearsals(), scenario)));
        }
    }

    private void print(Scenario one) {
        start.out().printf("%-12s %s (%s)%n", one.name(), one.summary(), one.expected());
    }

    private int play(RehearsalHouse house, List<Scenario> scenarios) {
        TerminalRehearsal rehearsal = new TerminalRehearsal(house.desk(), house.liveCalls(), start.out());
        int expected = 0;
        for (Scenario one : scenarios) {
            house.rehearsals().prepare(one.name());
            if (rehearsal.play(one)) {
                expected++;
            }
        }
        if (all) {
            start.out().println(Texts.text("cli.rehearse.all", expected, scenarios.size()));
        }
        return expected == scenarios.size() ? 0 : Failure.FAILED;
    }

    static Scenario named(Rehearsals rehearsals, String name) {
        List<Scenario> scenarios = rehearsals.scenarios();
        return scenarios.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        Failure.BAD_SETTINGS,
                        new Obstacle(
                                Texts.text("cli.rehearse.unknown.cause", name),
                                Texts.text(
                                        "cli.rehearse.unknown.remedy",
                                        scenarios.stream().map(Scenario::name).collect(Collectors.joining(", "))))));
    }
}
