package com.vegah.collectiq.db;

import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.value.PayerId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Another process that has the same database open, and its main program. */
final class OtherProcess implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final int NOTES = 300;

    private final Process process;
    private final BufferedReader says;

    private OtherProcess(Process process) {
        this.process = process;
        this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static OtherProcess start(String deed, Path folder) throws IOException {
        // the launch options ask for the opposite of what the product promises
        return new OtherProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-Dh2.bindAddress=0.0.0.0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        deed,
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The next line it says. */
    String says() throws IOException {
        return says.readLine();
    }

    long pid() {
        return process.pid();
    }

    void go() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "note" -> {
                note(Database.inFolder(folder), "committed");
                say("noted");
            }
            case "hold" -> {
                Database.inFolder(folder);
                say("holding");
            }
            case "hold-alone" -> {
                DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("collectiq"), "sa", "");
                say("holding");
            }
            case "intents" -> {
                Database database = Database.inFolder(folder);
                say("ready");
                System.in.read();
                say(String.join(" ", open(database)));
            }
            case "settle" -> {
                Database database = Database.inFolder(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    for (int i = 0; i < NOTES; i++) {
                        note(database, "settled");
                    }
                    database.close();
                }));
                say("ready");
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        Thread.currentThread().join();
    }

    /** Opens an intent for each of the payers; answers those that were opened. */
    static List<String> open(Database database) {
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < NOTES; i++) {
            PayerId payer = new PayerId("p-" + i);
            database.intents().open(payer, "process", NOON).ifPresent(intent -> opened.add(payer.value()));
        }
        return opened;
    }

    static void note(Database database, String deed) {
        database.journal().write(new Journal.Entry(NOON, "process", deed, Optional.of(new PayerId("1")), ""));
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
