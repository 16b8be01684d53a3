package com.vegah.collectiq.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program run in this process, as a terminal would: what it said, on which stream, and how it ended. */
final class Terminal {
    private final Path data;

    Terminal(Path data) {
        this.data = data;
    }

    /** What came of one run. */
    record Ran(int code, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        /** Standard error without the warnings about settings. */
        List<String> errors() {
            return err.lines().filter(line -> !line.startsWith("warning: ")).toList();
        }
    }

    /** Runs a command on this terminal's data folder. */
    Ran run(String... args) {
        return bare(Stream.concat(Stream.of(args), Stream.of("--data", data.toString()))
                .toArray(String[]::new));
    }

    /** Runs exactly these words. */
    Ran bare(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Start start = new Start(stream(out), stream(err), Map.of(), data.resolveSibling("home"));
        int code = new Program(start).run(args);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
