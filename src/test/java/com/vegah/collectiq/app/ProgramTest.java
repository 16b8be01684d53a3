package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.app.Terminal.Ran;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The command line as a person meets it: what it says, where, and with which exit code. */
class ProgramTest {
    @TempDir
    Path folder;

    private Path data;
    private Terminal terminal;

    @BeforeEach
    void sit_down() {
        data = folder.resolve("data");
        terminal = new Terminal(data);
    }

    /** The log is global: without this its file would stay open in a folder that is gone. */
    @AfterEach
    void close_the_log() {
        ((ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory()).reset();
    }

    @Test
    void the_version_is_on_standard_output() {
        Ran ran = terminal.bare("--version");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("CollectIQ Desktop ");
    }

    @Test
    void the_help_names_every_command() {
        Ran ran = terminal.bare("--help");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("serve", "rehearse", "import", "export", "outreach", "doctor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bogus",
                "--bogus",
                "import",
                "import payers",
                "import widgets x.csv",
                "export payers",
                "export transcript",
                "export transcript CA1",
                "export payers a b",
                "outreach",
                "outreach 1003 1004",
                "serve extra",
                "doctor extra",
                "serve --data"
            })
    void wrong_words_are_told_in_a_line_of_cause_and_one_of_remedy(String line) {
        Ran ran = terminal.bare(line.split(" "));
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errors())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("See: collectiq")
                .endsWith("--help");
        assertThat(data).doesNotExist();
    }

    @Test
    void empty_words_are_refused() {
        assertThat(terminal.run("outreach", "").code()).isEqualTo(2);
        assertThat(terminal.run("export", "transcript", "", "-").errors()).hasSize(2);
    }

    @Test
    void payers_go_out_as_they_came_in() throws IOException {
        Ran first = terminal.run("import", "payers", LiveSettings.payers(folder).toString());
        assertThat(first.out()).isEqualTo("3 added, 0 updated, 0 refused" + System.lineSeparator());
        Path file = folder.resolve("out.csv");
        assertThat(terminal.run("export", "payers", file.toString()).code()).isZero();
        Ran second = terminal.run("import", "payers", file.toString());
        assertThat(second.outLines()).containsExactly("0 added, 3 updated, 0 refused");
        Ran shown = terminal.run("export", "payers", "-");
        assertThat(shown.out()).isEqualTo(Files.readString(file));
    }

    @Test
    void a_refused_line_is_told_with_its_number_and_the_exit_code_is_1() {
        Path file = LiveSettings.write(
                folder.resolve("some.csv"),
                "PayerId,PayerName,TotalPastDue,Currency",
                "1,Reed Lane Tiles,10.00,USD",
                "2,Far Field Seeds,ten,USD");
        Ran ran = terminal.run("import", "payers", file.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.outLines()).first().isEqualTo("1 added, 0 updated, 1 refused");
        assertThat(ran.outLines()).last().asString().startsWith("line 3, TotalPastDue: ");
    }

    @Test
    void files_that_cannot_be_read_or_written_are_told() {
        assertThat(terminal.run("import", "payers", folder.resolve("none.csv").toString())
                        .errors())
                .containsExactly(
                        "The file " + folder.resolve("none.csv") + " cannot be read: it is not there.",
                        "Check its name and your rights.");
        assertThat(terminal.run("import", "payers", folder.toString()).errors())
                .hasSize(2)
                .first()
                .asString()
                .contains("it is a folder");
        assertThat(terminal.run("export", "calls", folder.resolve("a/b.csv").toString())
                        .errors())
                .hasSize(2)
                .first()
                .asString()
                .contains("its folder is not there");
    }

    @Test
    void the_transcript_of_an_unknown_call_leaves_the_file_alone() throws IOException {
        Path file = LiveSettings.write(folder.resolve("t.jsonl"), "mine");
        Ran ran = terminal.run("export", "transcript", "CA00000000000000000000000000000001", file.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.errors()).hasSize(2).first().asString().contains("no call CA");
        assertThat(Files.readString(file)).startsWith("mine");
    }

    @Test
    void serve_with_nothing_names_what_is_missing() {
        Ran ran = terminal.run("serve");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errors())
                .hasSize(2)
                .last()
                .asString()
                .contains("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "OPENAI_API_KEY", "EMAIL_HOST");
    }

    @Test
    void settings_that_are_wrong_or_absent_end_with_2() {
        Path wrong = LiveSettings.write(folder.resolve("wrong.properties"), "server.port=abc", "colour=red");
        Ran ran = terminal.run("doctor", "--config", wrong.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).hasSize(2).first().asString().contains("server.port", "abc");
        Ran absent = terminal.run(
                "serve", "--config", folder.resolve("none.properties").toString());
        assertThat(absent.code()).isEqualTo(2);
        assertThat(absent.errors()).hasSize(2);
    }

    @Test
    void a_data_folder_that_is_none_ends_with_2() {
        Path file = LiveSettings.write(folder.resolve("file"), "x");
        Ran ran = terminal.bare("export", "payers", "-", "--data", file.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.errors()).hasSize(2).last().isEqualTo("Choose another with --data.");
    }

    @Test
    void a_taken_port_is_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path settings = LiveSettings.dead(folder, taken.getLocalPort());
            Ran ran = terminal.run("serve", "--config", settings.toString());
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.errors()).hasSize(2).first().asString().contains("127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void a_second_instance_is_told() {
        assertThat(terminal.run("export", "calls", "-").code()).isZero();
        try (Instance first = Owned.folder(data)) {
            Ran ran = terminal.run(
                    "serve", "--config", LiveSettings.dead(folder, 0).toString());
            assertThat(first).isNotNull();
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.errors()).hasSize(2).first().asString().contains(data.toString());
        }
    }

    @Test
    void the_doctor_finds_nothing_broken_where_nothing_is_set_up() {
        Path anyPort = LiveSettings.write(folder.resolve("any.properties"), "server.port=0");
        Ran ran = terminal.run("doctor", "--config", anyPort.toString());
        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.outLines()).hasSize(8).noneMatch(line -> line.contains("BROKEN"));
    }

    @Test
    void the_doctor_finds_dead_services_and_says_what_to_do() {
        Ran ran =
                terminal.run("doctor", "--config", LiveSettings.dead(folder, 0).toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.outLines())
                .hasSize(8)
                .filteredOn(line -> line.contains("BROKEN"))
                .hasSize(3);
        assertThat(ran.err()).doesNotContain("\tat ", "Exception");
    }

    @Test
    void outreach_obeys_the_guard_and_says_so() {
        terminal.run("import", "payers", LiveSettings.payers(folder).toString());
        String live = LiveSettings.dead(folder, 0).toString();
        assertThat(terminal.run("outreach", "9999").errors()).first().isEqualTo("There is no payer “9999”.");
        assertThat(terminal.run("outreach", "1006", "--dry-run").code()).isEqualTo(3);
        assertThat(terminal.run("outreach", "1003", "--dry-run", "--config", live)
                        .outLines())
                .containsExactly("Allowed now.");
        Ran unable = terminal.run("outreach", "1003");
        assertThat(unable.code()).isEqualTo(2);
        assertThat(unable.errors()).hasSize(2).last().asString().contains("TWILIO_ACCOUNT_SID");
        Ran denied = terminal.run("outreach", "1005", "--config", live);
        assertThat(denied.code()).isEqualTo(3);
        assertThat(denied.outLines()).hasSize(2).last().isEqualTo("Result: DENIED");
        Ran failed = terminal.run("outreach", "1003", "--config", live);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.outLines()).containsExactly("Allowed now.", "Result: CALL_FAILED");
        assertThat(failed.err()).doesNotContain("\tat ");
        assertThat(failed.errors()).as("cause and remedy, a line each").hasSize(2);
        assertThat(failed.errors().get(0)).contains("Twilio");
    }
}
