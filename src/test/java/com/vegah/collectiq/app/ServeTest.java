package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve} as a process of its own: its first line, commands beside it, its end on SIGTERM, its start after a kill. */
@DisabledOnOs(OS.WINDOWS)
class ServeTest {
    private static final long PATIENCE_SECONDS = 40;

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leave_nobody_behind() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void serve_works_beside_commands_survives_a_kill_and_ends_politely() throws Exception {
        Process first = serve();
        assertThat(health(ready(first))).contains("\"status\":\"ok\"");
        Process imported =
                start("import", "import", "payers", LiveSettings.payers(folder).toString());
        assertThat(end(imported)).isZero();
        assertThat(said("import.out")).startsWith("3 added, 0 updated, 0 refused");
        Process asked = start("outreach", "outreach", "1003", "--config", settings());
        assertThat(end(asked)).isEqualTo(1);
        assertThat(said("outreach.out")).isEqualToIgnoringNewLines("Allowed now.Result: CALL_FAILED");
        assertThat(said("outreach.err").lines().toList())
                .as("cause and remedy, a line each, from the running instance too")
                .hasSize(2)
                .first()
                .asString()
                .contains("Twilio");
        first.destroyForcibly().waitFor();

        Process second = serve();
        assertThat(health(ready(second))).contains("\"liveCalls\":0");
        Process exported = start("export", "export", "payers", "-");
        assertThat(end(exported)).isZero();
        assertThat(said("export.out")).contains("1003,Blue Harbor Freight").contains("CALL_FAILED");
        second.destroy();
        assertThat(second.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).isZero();
        assertThat(said("serve.err")).contains("Ending: ").doesNotContain("\tat ");
    }

    @Test
    void sigterm_in_the_middle_of_a_call_lets_the_payer_hear_closing_words_and_hangs_up() throws Exception {
        try (TwilioStandIn twilio = new TwilioStandIn(Clock.systemUTC());
                VoiceStandIn voice = new VoiceStandIn()) {
            String settings = LiveSettings.standIns(folder, twilio.port(), voice.getPort())
                    .toString();
            Process serve = launch("serve", false, "serve", "--config", settings);
            ready(serve);
            end(start("import", "import", "payers", LiveSettings.payers(folder).toString()));
            Process asked = start("outreach", "outreach", "1003", "--config", settings);
            PhoneStandIn phone = twilio.phone("+12025550103");
            phone.answer();
            StreamStandIn stream = phone.stream();
            VoiceTalk talk = voice.talk();
            talk.await("response.create", 1);

            serve.destroy();

            assertThat(serve.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(serve.exitValue()).isZero();
            assertThat(phone.hangUps).as("ended by us").hasPositiveValue();
            assertThat(stream.isClosed())
                    .as("so that the carrier speaks the closing words")
                    .isTrue();
            assertThat(twilio.orders("+12025550103")).isEqualTo(1);
            assertThat(end(asked)).isZero();
            assertThat(said("outreach.out")).contains("Result: CALL_COMPLETED");
            Process exported = start("export", "export", "calls", "-");
            assertThat(end(exported)).isZero();
            assertThat(said("export.out")).contains("CALL_COMPLETED").contains("SYSTEM");
        }
    }

    private Process serve() throws IOException {
        return launch("serve", false, "serve", "--config", settings());
    }

    private Process start(String name, String... words) throws IOException {
        return launch(name, true, words);
    }

    private Process launch(String name, boolean outToFile, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve(name + ".err").toFile());
        if (outToFile) {
            builder.redirectOutput(folder.resolve(name + ".out").toFile());
        }
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** The address in the first line of standard output. */
    private URI ready(Process serve) throws IOException {
        BufferedReader out = serve.inputReader(StandardCharsets.UTF_8);
        String line = Objects.requireNonNullElse(out.readLine(), "");
        assertThat(line).as(said("serve.err")).matches("ready http://127\\.0\\.0\\.1:\\d+");
        return URI.create(line.substring("ready ".length()));
    }

    private static String health(URI serve) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(serve.resolve("/health")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    private int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String said(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private String settings() {
        return LiveSettings.dead(folder, 0).toString();
    }
}
