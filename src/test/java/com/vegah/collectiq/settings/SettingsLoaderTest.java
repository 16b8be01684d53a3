package com.vegah.collectiq.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vegah.collectiq.settings.Settings.MailSecurity;
import com.vegah.collectiq.settings.Settings.Mode;
import com.vegah.collectiq.settings.Settings.Profile;
import com.vegah.collectiq.settings.Settings.Protocol;
import com.vegah.collectiq.settings.SettingsLoader.Loaded;
import com.vegah.collectiq.settings.SettingsLoader.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {
    @TempDir
    Path folder;

    @Test
    void with_nothing_set_everything_is_as_the_contract_says() {
        Settings settings = load(Optional.empty(), Map.of(), Purpose.DESK).settings();

        assertThat(settings.mode()).isEqualTo(Mode.REHEARSAL);
        assertThat(settings.dataDir()).isEqualTo(folder.resolve("home/.collectiq"));
        assertThat(settings.db().url()).isEmpty();
        assertThat(settings.server().address().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
        assertThat(settings.server().address().getPort()).isEqualTo(4004);
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.tunnelAgentUrl()).isEqualTo(URI.create("http://127.0.0.1:4040"));
        assertThat(settings.twilio().apiUrl()).isEqualTo(URI.create("https://api.twilio.com"));
        assertThat(settings.twilio().machineDetection()).isTrue();
        assertThat(settings.twilio().callsPerSecond()).isEqualTo(1.0);
        assertThat(settings.openai().realtimeUrl()).isEqualTo(URI.create("wss://api.openai.com/v1/realtime"));
        assertThat(settings.openai().protocol()).isEqualTo(Protocol.GA);
        assertThat(settings.openai().model()).isEqualTo("gpt-realtime-2.1");
        assertThat(settings.openai().voice()).isEqualTo("alloy");
        assertThat(settings.openai().maxOutputTokens()).isEqualTo(1024);
        assertThat(settings.openai().temperature()).isEmpty();
        assertThat(settings.openai().reasoningEffort()).isEqualTo("low");
        assertThat(settings.openai().transcriptionModel()).isEqualTo("gpt-live-transcribe");
        assertThat(settings.mail().port()).isEqualTo(587);
        assertThat(settings.mail().security()).isEqualTo(MailSecurity.STARTTLS);
        assertThat(settings.scheduler().enabled()).isFalse();
        assertThat(settings.scheduler().interval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.outreachApproval()).isFalse();
        assertThat(settings.stage().stage2AfterDays()).isEqualTo(5);
        assertThat(settings.stage().stage3AfterDays()).isEqualTo(10);
        assertThat(settings.call().maxDuration()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.call().ringTimeout()).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.call().maxConcurrent()).isEqualTo(10);
        assertThat(settings.call().record()).isFalse();
        assertThat(settings.contact().profile()).isEqualTo(Profile.AUTO);
        assertThat(settings.contact().hours().from()).isEqualTo(LocalTime.of(8, 0));
        assertThat(settings.contact().hours().until()).isEqualTo(LocalTime.of(20, 0));
        assertThat(settings.contact().days()).hasSize(6).doesNotContain(DayOfWeek.SUNDAY);
        assertThat(settings.contact().callsPer7Days()).isEqualTo(3);
        assertThat(settings.portal().tokenTtl()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.supervision().enabled()).isFalse();
        assertThat(settings.supervision().tlsPort()).isZero();
    }

    @Test
    void the_shipped_file_names_every_key_with_its_preset_and_sets_none() throws IOException {
        String shipped = Files.readString(Path.of(SettingsFile.NAME));
        for (Key key : Key.values()) {
            Matcher line = Pattern.compile("(?m)^#" + Pattern.quote(key.written()) + "=(.*)$")
                    .matcher(shipped);
            assertThat(line.find()).as(key.written()).isTrue();
            assertThat(line.group(1)).as(key.written()).isEqualTo(key.preset());
        }
        assertThat(shipped.lines()).allMatch(line -> line.isBlank() || line.startsWith("#"));
    }

    @Test
    void the_environment_wins_over_the_file_and_empty_counts_as_not_set() {
        String file =
                "mail.host=file.example.com\nmail.port=2525\nopenai.voice=\npublic.url=https://file.example.com/\n";
        Settings settings = load(
                        file,
                        Map.of(
                                "EMAIL_HOST",
                                "env.example.com",
                                "EMAIL_PORT",
                                "",
                                "NGROK_URL",
                                "https://env.example.com/"))
                .settings();

        assertThat(settings.mail().host()).contains("env.example.com");
        assertThat(settings.mail().port()).isEqualTo(2525);
        assertThat(settings.openai().voice()).isEqualTo("alloy");
        assertThat(settings.publicUrl()).contains(URI.create("https://env.example.com"));
    }

    @Test
    void every_problem_is_told_at_once_with_key_value_and_what_is_allowed() {
        SettingsProblem problem =
                refused("call.max-concurrent=many\nmail.port=99999\nopenai.protocol=gamma\n", Map.of());

        assertThat(problem.obstacles()).hasSize(3);
        assertThat(problem)
                .hasMessageContainingAll(
                        "call.max-concurrent is “many”",
                        "a whole number from 1 to 1000",
                        "mail.port [EMAIL_PORT] is “99999”",
                        "ga, beta");
        assertThat(problem).hasMessageContaining(SettingsFile.NAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mode|maybe",
                "server.port|65536",
                "public.url|http://collect.example.com",
                "public.url|https://user:pass@collect.example.com",
                "twilio.phone-number|555",
                "twilio.api-url|http://api.example.com",
                "twilio.calls-per-second|0",
                "twilio.machine-detection|perhaps",
                "openai.realtime-url|ws://voice.example.com",
                "openai.realtime-url|https://voice.example.com",
                "openai.max-output-tokens|5000",
                "openai.temperature|2",
                "openai.turn-detection|loudness",
                "openai.turn-threshold|1.1",
                "openai.turn-prefix-padding-ms|-1",
                "openai.turn-silence-ms|0.5",
                "openai.turn-silence-ms|20",
                "openai.turn-idle-timeout-ms|4999",
                "openai.turn-eagerness|eager",
                "openai.create-response|sometimes",
                "openai.interrupt-response|1",
                "openai.noise-reduction|loud",
                "openai.reasoning-effort|huge",
                "openai.language|not a tag",
                "openai.instructions-file|no-such-file.txt",
                "mail.security|ssl",
                "mail.from|nobody",
                "scheduler.interval|2 minutes",
                "scheduler.interval|PT0S",
                "stage.3.after-days|4",
                "call.max-duration|PT5H",
                "call.ring-timeout|-PT5S",
                "contact.profile|strict",
                "contact.custom.hours|20:00-08:00",
                "contact.custom.hours|08:00-24:01",
                "contact.custom.days|MON-FUNDAY",
                "contact.custom.calls-per-7-days|0",
                "portal.base-url|ftp://pay.example.com",
                "portal.pay-url|https://pay.example.com/{account}",
                "supervision.tls-port|-1",
                "db.url|jdbc:mysql://db.example.com/x",
            })
    void a_wrong_value_is_refused_by_name(String key, String value) {
        assertThat(refused(key + "=" + value + "\n", Map.of()).obstacles())
                .singleElement()
                .satisfies(obstacle -> assertThat(obstacle.cause()).startsWith(key));
    }

    @Test
    void turns_are_found_as_set_and_what_the_other_way_needs_is_warned_about() {
        Loaded loaded = load("""
                openai.turn-detection=semantic_vad
                openai.turn-eagerness=low
                openai.turn-threshold=0.8
                openai.create-response=false
                openai.interrupt-response=false
                openai.noise-reduction=none
                """, Map.of());

        Settings.Turns turns = loaded.settings().openai().turns();
        assertThat(turns.detection()).isEqualTo(Settings.Detection.SEMANTIC_VAD);
        assertThat(turns.eagerness()).isEqualTo(Settings.Eagerness.LOW);
        assertThat(turns.createResponse() || turns.interruptResponse()).isFalse();
        assertThat(turns.noiseReduction()).isEqualTo(Settings.NoiseReduction.NONE);
        assertThat(loaded.warnings())
                .anyMatch(warning -> warning.contains("openai.turn-threshold") && warning.contains("semantic_vad"));
        assertThat(load(Optional.empty(), Map.of(), Purpose.DESK)
                        .settings()
                        .openai()
                        .turns())
                .isEqualTo(Settings.Turns.PRESET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9001", "http://localhost:9001/", "http://[::1]:9001"})
    void plain_http_is_good_enough_for_this_machine_itself(String url) {
        assertThat(load("twilio.api-url=" + url + "\n", Map.of())
                        .settings()
                        .twilio()
                        .apiUrl()
                        .getPort())
                .isEqualTo(9001);
    }

    @Test
    void hours_days_and_durations_are_read_as_people_write_them() {
        Settings settings = load("""
                        contact.profile=CUSTOM
                        contact.custom.hours=00:00-24:00
                        contact.custom.days=SAT-MON, Wednesday
                        call.max-duration=2m
                        call.ring-timeout=25s
                        portal.token-ttl=P7D
                        """, Map.of()).settings();

        assertThat(settings.contact().profile()).isEqualTo(Profile.CUSTOM);
        assertThat(settings.contact().hours().contains(LocalTime.MIDNIGHT)).isTrue();
        assertThat(settings.contact().hours().contains(LocalTime.of(23, 59))).isTrue();
        assertThat(settings.contact().days())
                .containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY);
        assertThat(settings.call().maxDuration()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.call().ringTimeout()).isEqualTo(Duration.ofSeconds(25));
        assertThat(settings.portal().tokenTtl()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void an_unknown_key_is_warned_about_with_the_one_that_was_meant() {
        Loaded loaded = load("twilio.acount-sid=AC1\nzebra=1\n", Map.of());
        assertThat(loaded.warnings())
                .anySatisfy(warning -> assertThat(warning).contains("twilio.acount-sid", "twilio.account-sid"));
        assertThat(loaded.warnings()).anySatisfy(warning -> assertThat(warning).contains("“zebra”"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "twilio.api-url=https://api.evil.example.com",
                "twilio.api-url=http://127.0.0.1:1",
                "openai.realtime-url=wss://evil.example.com/v1/realtime",
                "tunnel.agent-url=https://evil.example.com",
            })
    void a_file_that_merely_lies_in_the_working_folder_may_not_redirect_what_we_connect_to(String line) {
        SettingsFile here = new SettingsFile(write(line), true);
        SettingsProblem problem =
                catchThrowableOfType(SettingsProblem.class, () -> load(Optional.of(here), Map.of(), Purpose.DESK));
        assertThat(problem).hasMessageContaining("--config");
        assertThat(load(line, Map.of()).settings()).isNotNull();
    }

    @Test
    void a_file_in_the_working_folder_may_name_the_usual_hosts() {
        SettingsFile here = new SettingsFile(
                write(
                        "openai.realtime-url=wss://api.openai.com/v1/realtime?model=x\ntunnel.agent-url=http://127.0.0.1:4041"),
                true);
        assertThat(load(Optional.of(here), Map.of(), Purpose.DESK)
                        .settings()
                        .tunnelAgentUrl()
                        .getPort())
                .isEqualTo(4041);
    }

    @Test
    void a_secret_in_a_file_that_git_tracks_is_refused_without_being_shown() {
        Path file = write("mail.password=hunter-two\ndb.url=jdbc:postgresql://h/x?user=a&password=hunter-three\n");
        SettingsProblem problem = catchThrowableOfType(
                SettingsProblem.class,
                () -> new SettingsLoader(path -> true)
                        .load(source(Optional.of(new SettingsFile(file, false)), Map.of()), Purpose.DESK));
        assertThat(problem.obstacles()).hasSize(2);
        assertThat(problem)
                .hasMessageContainingAll("mail.password", "EMAIL_PASS")
                .hasMessageNotContaining("hunter");
    }

    @Test
    void secrets_show_in_no_message_and_in_no_print_of_the_settings() {
        Map<String, String> environment =
                Map.of("TWILIO_AUTH_TOKEN", "tok-123", "OPENAI_API_KEY", "sk-123", "EMAIL_PASS", "pw-123");
        String file = "db.password=db-123\ndb.url=jdbc:postgresql://h/x?password=in-123\n";
        assertThat(load(file, environment).settings().toString()).doesNotContain("-123");
        assertThat(refused(
                        "public.url=http://me:up-123@x.example.com\ndb.url=jdbc:x?password=in-123\nmail.port=x\n",
                        environment))
                .hasMessageNotContaining("-123");
    }

    @ParameterizedTest
    @CsvSource({
        "DESK, auto, '', REHEARSAL",
        "DESK, auto, OPENAI_API_KEY, LIVE",
        "DESK, auto, TWILIO_ACCOUNT_SID, LIVE",
        "DESK, auto, EMAIL_PASS, LIVE",
        "DESK, auto, TWILIO_PHONE_NUMBER, REHEARSAL",
        "DESK, live, '', LIVE",
        "DESK, rehearsal, OPENAI_API_KEY, REHEARSAL",
        "REHEARSE, live, OPENAI_API_KEY, REHEARSAL",
        "LIVE, rehearsal, '', LIVE",
    })
    void the_mode_follows_command_setting_and_credentials(Purpose purpose, String mode, String variable, Mode wanted) {
        Map<String, String> environment = variable.isEmpty() ? Map.of() : Map.of(variable, "+12025550143");
        SettingsFile file = new SettingsFile(write("mode=" + mode), false);
        assertThat(load(Optional.of(file), environment, purpose).settings().mode())
                .isEqualTo(wanted);
    }

    @Test
    void services_name_what_they_lack() {
        Settings settings = load("mail.host=mail.example.com\nmail.user=dunning\n", Map.of("TWILIO_ACCOUNT_SID", "AC1"))
                .settings();
        assertThat(Service.TWILIO.missing(settings)).containsExactly(Key.TWILIO_AUTH_TOKEN, Key.TWILIO_PHONE_NUMBER);
        assertThat(Service.OPENAI.missing(settings)).containsExactly(Key.OPENAI_API_KEY);
        assertThat(Service.MAIL.missing(settings)).containsExactly(Key.MAIL_PASSWORD, Key.MAIL_FROM);
        assertThat(Service.any(settings)).isFalse();
        assertThat(Service.OPENAI.obstacle(settings).orElseThrow().cause()).contains("openai.api-key [OPENAI_API_KEY]");
        assertThat(Service.any(load("", Map.of("OPENAI_API_KEY", "k")).settings()))
                .isTrue();
    }

    @Test
    void the_command_line_s_data_folder_wins_and_relative_paths_start_at_the_file() {
        Path file = write("data.dir=kept\n");
        SettingsFile named = new SettingsFile(file, false);
        assertThat(load(Optional.of(named), Map.of(), Purpose.DESK).settings().dataDir())
                .isEqualTo(folder.resolve("kept"));
        Source source = new Source(Optional.of(named), Map.of(), folder, Optional.of(Path.of("other")));
        assertThat(new SettingsLoader(path -> false)
                        .load(source, Purpose.DESK)
                        .settings()
                        .dataDir())
                .isEqualTo(Path.of("other"));
    }

    @Test
    void the_file_is_the_named_one_else_the_working_folder_s_else_the_data_folder_s() throws IOException {
        Path here = Files.createDirectory(folder.resolve("here"));
        Path data = Files.createDirectory(folder.resolve("data"));
        assertThat(SettingsFile.locate(Optional.empty(), here, data)).isEmpty();
        Files.createFile(data.resolve(SettingsFile.NAME));
        assertThat(SettingsFile.locate(Optional.empty(), here, data))
                .contains(new SettingsFile(data.resolve(SettingsFile.NAME), false));
        Files.createFile(here.resolve(SettingsFile.NAME));
        assertThat(SettingsFile.locate(Optional.empty(), here, data))
                .contains(new SettingsFile(here.resolve(SettingsFile.NAME), true));
        assertThat(SettingsFile.locate(Optional.of(Path.of("x")), here, data))
                .contains(new SettingsFile(Path.of("x"), false));
    }

    @Test
    void a_file_that_cannot_be_read_says_why() throws IOException {
        SettingsFile absent = new SettingsFile(folder.resolve("absent"), false);
        assertThat(catchThrowableOfType(SettingsProblem.class, () -> load(Optional.of(absent), Map.of(), Purpose.DESK)))
                .hasMessageContaining("absent");
        Path latin = Files.write(folder.resolve("latin"), "company.name=Müller".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(catchThrowableOfType(
                        SettingsProblem.class,
                        () -> load(Optional.of(new SettingsFile(latin, false)), Map.of(), Purpose.DESK)))
                .hasMessageContaining("UTF-8");
        assertThat(refused("company.name=C:\\users\n", Map.of())).hasMessageContaining("\\u");
    }

    @Test
    void nobody_is_called_in_no_name_without_a_word() {
        Loaded loaded = load(Optional.empty(), Map.of("OPENAI_API_KEY", "k"), Purpose.DESK);
        assertThat(loaded.settings().company().name()).isEqualTo("Accounts Receivable");
        assertThat(loaded.warnings()).anyMatch(warning -> warning.contains("company.name"));
        assertThat(load("company.name=Fernhill Supply\n", Map.of())
                        .settings()
                        .company()
                        .creditor())
                .isEqualTo("Fernhill Supply");
    }

    private SettingsProblem refused(String file, Map<String, String> environment) {
        return catchThrowableOfType(SettingsProblem.class, () -> load(file, environment));
    }

    private Loaded load(String file, Map<String, String> environment) {
        return load(Optional.of(new SettingsFile(write(file), false)), environment, Purpose.DESK);
    }

    private Loaded load(Optional<SettingsFile> file, Map<String, String> environment, Purpose purpose) {
        return new SettingsLoader(path -> false).load(source(file, environment), purpose);
    }

    private Source source(Optional<SettingsFile> file, Map<String, String> environment) {
        return new Source(file, environment, folder.resolve("home"), Optional.empty());
    }

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve(SettingsFile.NAME), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
