package com.vegah.collectiq.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the program starts. Not a JavaFX application class, so that a missing display ends in a sentence. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // H2 listens on every address unless told before it loads
        System.setProperty("h2.bindAddress", "127.0.0.1");
        // standard output is ours alone: what a library prints goes to standard error
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(err);
        System.setErr(err);
        Start start = new Start(out, err, System.getenv(), Path.of(System.getProperty("user.home")));
        int code = new Program(start).run(args);
        out.flush();
        System.exit(code);
    }
}
