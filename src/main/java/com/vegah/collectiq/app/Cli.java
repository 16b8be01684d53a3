package com.vegah.collectiq.app;

import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program itself: the options that stand everywhere, and the desk window where no command is named. */
@Command(
        name = "collectiq",
        description = "A desktop console for people who collect overdue payments. Without a command: the desk window.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false)
final class Cli implements Callable<Integer> {
    private final Start start;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The settings file (else collectiq-desktop.properties here, else in the data folder).")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The data folder (else the setting, else ~/.collectiq).")
    private @Nullable Path data;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Say more, with stack traces where something breaks.")
    private boolean verbose;

    Cli(Start start) {
        this.start = start;
    }

    @Override
    public Integer call() {
        return new DeskCommand(start, this).call();
    }

    boolean verbose() {
        return verbose;
    }

    /** Settings for a purpose; the data folder is there and the log goes to it from now on. */
    SettingsLoader.Loaded settings(Purpose purpose) {
        return start.settings(Optional.ofNullable(config), Optional.ofNullable(data), purpose, verbose);
    }
}
