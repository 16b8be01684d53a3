package com.vegah.collectiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.PhoneNumber;
import com.vegah.collectiq.value.Secret;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries to leave the rehearsal. */
class RehearsalSettingsTest {
    @TempDir
    Path folder;

    @Test
    void no_secret_and_no_address_of_the_real_world_is_left() {
        Settings real = real(folder.resolve("outside"));
        try (Timekeeper time = Timekeeper.real(ZoneOffset.UTC);
                RehearsalWorld world = new RehearsalWorld(time)) {
            Settings rehearsed = world.settings(real, folder.resolve("rehearsal"), 4711);
            assertThat(rehearsed.mode()).isEqualTo(Settings.Mode.REHEARSAL);
            assertThat(rehearsed.db().url()).isEmpty();
            assertThat(rehearsed.dataDir()).isEqualTo(folder.resolve("rehearsal"));
            assertThat(rehearsed.toString()).doesNotContain("example.com", "ACreal", "12025550111", "outside");
            assertThat(rehearsed.twilio().authToken())
                    .isNotEqualTo(real.twilio().authToken());
            assertThat(rehearsed.openai().apiKey()).isNotEqualTo(real.openai().apiKey());
            assertThat(rehearsed.mail().password()).isNotEqualTo(real.mail().password());
            assertThat(rehearsed.server().address().getAddress().isLoopbackAddress())
                    .isTrue();
            assertThat(rehearsed.publicUrl()).contains(URI.create("http://127.0.0.1:4711"));
            for (URI uri : List.of(
                    rehearsed.twilio().apiUrl(),
                    rehearsed.openai().realtimeUrl(),
                    rehearsed.tunnelAgentUrl(),
                    rehearsed.portal().baseUrl().orElseThrow())) {
                assertThat(Loopback.holds(uri)).as(uri.toString()).isTrue();
            }
        }
    }

    @Test
    void two_rehearsals_share_no_credentials() {
        assertThat(Credentials.random().authToken())
                .isNotEqualTo(Credentials.random().authToken());
        assertThat(Credentials.random().toString()).contains("***");
    }

    /** Settings as somebody would have them who calls for real. */
    static Settings real(Path dataDir) {
        return new Settings(
                Settings.Mode.LIVE,
                dataDir,
                new Settings.Db("jdbc:postgresql://db.example.com/outside", "outside", new Secret("outside")),
                new Settings.Server(new InetSocketAddress("0.0.0.0", 4004)),
                Optional.of(URI.create("https://desk.example.com")),
                URI.create("http://agent.example.com:4040"),
                new Settings.Twilio(
                        Optional.of("ACreal"),
                        Optional.of(new Secret("real")),
                        Optional.of(new PhoneNumber("+12025550111")),
                        URI.create("https://carrier.example.com"),
                        true,
                        1),
                new Settings.OpenAi(
                        Optional.of(new Secret("real")),
                        URI.create("wss://voice.example.com/v1/realtime"),
                        Settings.Protocol.GA,
                        "gpt-realtime-2.1",
                        "alloy",
                        1024,
                        Optional.empty(),
                        "low",
                        "gpt-live-transcribe",
                        Optional.empty(),
                        Optional.empty(),
                        Settings.Turns.PRESET),
                new Settings.Mail(
                        Optional.of("mail.example.com"),
                        587,
                        Optional.of("outside"),
                        Optional.of(new Secret("outside")),
                        Optional.of("desk@ours.example"),
                        Settings.MailSecurity.STARTTLS),
                new Settings.Company("Harbor Trade Credit", "Harbor Trade Credit", Optional.empty(), Optional.empty()),
                new Settings.Scheduler(false, Duration.ofMinutes(2)),
                false,
                new Settings.StageDays(5, 10),
                new Settings.Call(Duration.ofMinutes(10), Duration.ofSeconds(25), 10, false, true),
                new Settings.Contact(
                        Settings.Profile.AUTO,
                        new Settings.Hours(LocalTime.of(8, 0), LocalTime.of(20, 0)),
                        Set.of(DayOfWeek.MONDAY),
                        3),
                new Settings.Portal(
                        Optional.of(URI.create("https://pay.example.com")),
                        Duration.ofDays(30),
                        Optional.of("https://pay.example.com/{payerId}")),
                new Settings.Supervision(true, 8443));
    }
}
