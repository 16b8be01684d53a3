package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.rehearsal.RehearsalWorld;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.settings.Check;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.time.Timekeeper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's voice against the rehearsal's server: two readings of one protocol must agree. */
class RehearsedVoiceTest {
    private final Timekeeper time = Timekeeper.paced(Instant.parse("2026-11-24T15:00:00Z"), ZoneOffset.UTC, 10);
    private final RehearsalWorld world = new RehearsalWorld(time);
    private final PublicPort port =
            new PublicPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time, Limits.STANDARD);
    private final Heard heard = new Heard();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        port.close();
        world.close();
        time.close();
    }

    @Test
    void greets_in_sound_and_words_and_leaves_no_session_behind() {
        Voice.Session session = new RealtimeVoice(settings(), port.outward(), time).open(Rig.BRIEF, heard);
        session.respond(Optional.of("Greet the payer."));
        await().until(() -> !heard.of("responseDone").isEmpty());
        session.close();
        assertThat(heard.lines.get(0)).isEqualTo("ready");
        assertThat(heard.of("responseDone").get(0)).contains("COMPLETED");
        assertThat(heard.of("aiTextDone").get(0)).contains("AI assistant", "Harbor Supplies");
        assertThat(heard.of("audio")).hasSizeGreaterThan(1);
        assertThat(heard.of("gone")).isEmpty();
        assertThat(heard.of("hiccup")).isEmpty();
        await().until(() -> world.openSessions() == 0);
    }

    @Test
    void a_second_ask_waits_and_a_cancelled_response_ends_as_such() {
        Voice.Session session = new RealtimeVoice(settings(), port.outward(), time).open(Rig.BRIEF, heard);
        session.respond(Optional.empty());
        session.respond(Optional.of("Say goodbye."));
        await().until(() -> !heard.of("audio").isEmpty());
        session.cancel();
        await().until(() -> heard.of("responseDone").size() == 2);
        session.close();
        assertThat(heard.of("responseStarted")).hasSize(2);
        assertThat(heard.of("gone")).isEmpty();
    }

    @Test
    void a_wrong_key_is_refused_for_good_and_the_doctor_is_content_with_the_right_one() {
        Settings.OpenAi wrong = Rig.withKey(settings(), "another");
        new RealtimeVoice(wrong, port.outward(), time).open(Rig.BRIEF, heard);
        await().until(() -> !heard.ends.isEmpty());
        assertThat(heard.lines).containsExactly("gone for good");
        assertThat(new RealtimeVoice(settings(), port.outward(), time)
                        .check()
                        .look()
                        .state())
                .isEqualTo(Check.Finding.State.FINE);
    }

    private Settings.OpenAi settings() {
        var nothing = new SettingsLoader.Source(Optional.empty(), Map.of(), folder, Optional.of(folder));
        Settings base = new SettingsLoader(file -> false)
                .load(nothing, Purpose.REHEARSE)
                .settings();
        return world.settings(base, folder, 1).openai();
    }
}
