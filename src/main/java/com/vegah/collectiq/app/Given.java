package com.vegah.collectiq.app;

import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.nio.file.Files;
import java.nio.file.Path;

/** What was given on the command line, looked at before anything is opened. */
final class Given {
    private Given() {}

    static void nonBlank(String argument) {
        if (argument.isBlank()) {
            throw new Failure(
                    Failure.BAD_SETTINGS, new Obstacle(Texts.text("cli.blank.cause"), Texts.text("cli.blank.remedy")));
        }
    }

    /** A file to read from, which may not be a folder. */
    static Path file(Path path) {
        nonBlank(path.toString());
        if (Files.isDirectory(path)) {
            throw new Failure(
                    Failure.FAILED,
                    new Obstacle(
                            Texts.text("cli.file.read.cause", path, Texts.text("cli.reason.folder")),
                            Texts.text("cli.file.read.remedy")));
        }
        return path;
    }
}
