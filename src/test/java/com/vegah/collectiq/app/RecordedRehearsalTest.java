package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsLoader;
import com.vegah.collectiq.value.PayerId;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sound of a whole rehearsed call, kept and read back. */
class RecordedRehearsalTest {
    /** Speech is far louder, a quiet line far quieter. */
    private static final int AUDIBLE = 500;

    @TempDir
    Path folder;

    @Test
    void both_sides_of_a_call_are_on_the_tape_from_its_answer_to_its_end() throws Exception {
        Path file = folder.resolve("promise.wav");
        CallRecord call = rehearse(file);
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(in.getFormat().getChannels()).isEqualTo(2);
            long talked = Duration.between(
                            call.answeredAt().orElseThrow(), call.endedAt().orElseThrow())
                    .toMillis();
            assertThat(in.getFrameLength() * 1000 / Frame.RATE).isBetween(talked * 3 / 4, talked * 5 / 4);
            ShortBuffer sound = ByteBuffer.wrap(in.readAllBytes())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            long payer = audible(sound, 0);
            long ai = audible(sound, 1);
            assertThat(payer).as("audible frames of the payer").isGreaterThan(100);
            assertThat(ai).as("audible frames of the AI").isGreaterThan(100);
            assertThat(together(sound)).as("frames in which both talk").isLessThan(Math.min(payer, ai) / 2);
        }
    }

    private CallRecord rehearse(Path file) {
        Settings settings = new SettingsLoader(path -> false)
                .load(
                        new SettingsLoader.Source(Optional.empty(), Map.of(), folder, Optional.of(folder)),
                        Purpose.REHEARSE)
                .settings();
        try (RehearsalHouse house = RehearsalHouse.open(settings, 10, Optional.of(file))) {
            PrintStream unseen = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            TerminalRehearsal rehearsal = new TerminalRehearsal(house.desk(), house.liveCalls(), unseen);
            assertThat(rehearsal.play(RehearseCommand.named(house.rehearsals(), "promise")))
                    .isTrue();
            return house.house().calls().of(new PayerId("1003"), Instant.EPOCH).get(0);
        }
    }

    private static long audible(ShortBuffer sound, int channel) {
        return frames(sound, at -> loud(sound, at, channel));
    }

    private static long together(ShortBuffer sound) {
        return frames(sound, at -> loud(sound, at, 0) && loud(sound, at, 1));
    }

    private static long frames(ShortBuffer sound, IntPredicate which) {
        return IntStream.range(0, sound.limit() / (Frame.BYTES * 2))
                .filter(which)
                .count();
    }

    private static boolean loud(ShortBuffer sound, int frame, int channel) {
        for (int i = 0; i < Frame.BYTES; i++) {
            if (Math.abs(sound.get((frame * Frame.BYTES + i) * 2 + channel)) > AUDIBLE) {
                return true;
            }
        }
        return false;
    }
}
