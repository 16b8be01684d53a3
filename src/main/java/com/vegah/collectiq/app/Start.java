package com.vegah.collectiq.app;

import com.vegah.collectiq.settings.GitTracked;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.SettingsFile;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What every command starts from: the terminal, the environment, the settings. */
final class Start {
    private static final String FOLDER = ".collectiq";

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Path home;

    Start(PrintStream out, PrintStream err, Map<String, String> environment, Path home) {
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.home = home;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /** Whether a window can be tried: on Linux a display is named, elsewhere there is one. */
    boolean hasDisplay() {
        boolean linux =
                Objects.requireNonNullElse(System.getProperty("os.name"), "").startsWith("Linux");
        return !linux || !environment.getOrDefault("DISPLAY", "").isEmpty();
    }

    SettingsLoader.Loaded settings(Optional<Path> config, Optional<Path> data, Purpose purpose, boolean verbose) {
        Logs.toTerminal(verbose);
        Optional<SettingsFile> file = SettingsFile.locate(config, Path.of(""), data.orElse(home.resolve(FOLDER)));
        SettingsLoader.Loaded loaded = new SettingsLoader(GitTracked::tracks)
                .load(new SettingsLoader.Source(file, environment, home, data), purpose);
        loaded.warnings().forEach(warning -> err.println(Texts.text("cli.settings.warning", warning)));
        makeFolder(loaded.settings().dataDir());
        Logs.toFolder(loaded.settings().dataDir());
        return loaded;
    }

    private static void makeFolder(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
                if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
            if (!Files.isWritable(folder)) {
                throw new IOException(Texts.text("cli.folder.readonly"));
            }
        } catch (IOException e) {
            throw new Failure(
                    Failure.BAD_SETTINGS,
                    new Obstacle(
                            Texts.text("cli.folder.cause", folder, Reasons.of(e)), Texts.text("cli.folder.remedy")),
                    e);
        }
    }
}
