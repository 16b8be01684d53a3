package com.vegah.collectiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.MuLaw;
import java.io.File;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {
    @TempDir
    Path folder;

    @Test
    void each_tick_is_in_the_file_in_its_place_the_payer_left_and_the_ai_right() throws Exception {
        File file = folder.resolve("call.wav").toFile();
        int ticks = 123;
        try (Tape tape = Tape.open(file.toPath())) {
            for (int i = 0; i < ticks; i++) {
                tape.tick(frame(i), frame(255 - i));
            }
        }
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file)) {
            AudioFormat format = in.getFormat();
            assertThat(format.getChannels()).isEqualTo(2);
            assertThat(format.getSampleRate()).isEqualTo(8000);
            assertThat(format.getSampleSizeInBits()).isEqualTo(16);
            assertThat(in.getFrameLength()).isEqualTo((long) ticks * Frame.BYTES);
            ByteBuffer sound = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < ticks * Frame.BYTES; i++) {
                assertThat(sound.getShort()).isEqualTo(MuLaw.decode((byte) (i / Frame.BYTES)));
                assertThat(sound.getShort()).isEqualTo(MuLaw.decode((byte) (255 - i / Frame.BYTES)));
            }
        }
    }

    @Test
    void what_was_recorded_before_is_replaced() throws Exception {
        Path file = folder.resolve("call.wav");
        Files.write(file, new byte[100_000]);
        try (Tape tape = Tape.open(file)) {
            tape.tick(frame(1), frame(2));
        }
        assertThat(file).hasSize(44 + Frame.BYTES * 4L);
    }

    @Test
    void where_nothing_can_be_written_is_told_at_once() {
        assertThatThrownBy(() -> Tape.open(folder.resolve("absent").resolve("call.wav")))
                .isInstanceOfSatisfying(
                        CannotRecord.class,
                        cannot -> assertThat(cannot.obstacle().cause()).contains("call.wav"));
        assertThatThrownBy(() -> Tape.open(folder)).isInstanceOf(CannotRecord.class);
    }

    private static byte[] frame(int code) {
        byte[] frame = new byte[Frame.BYTES];
        Arrays.fill(frame, (byte) code);
        return frame;
    }
}
