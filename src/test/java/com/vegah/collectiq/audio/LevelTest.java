package com.vegah.collectiq.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelTest {
    @Test
    void silence_and_nothing_read_the_floor() {
        byte[] silence = new byte[Frame.BYTES];
        Arrays.fill(silence, Frame.SILENCE);
        assertThat(Level.ofMuLaw(silence)).isEqualTo(Level.FLOOR);
        assertThat(Level.ofMuLaw(new byte[0])).isEqualTo(Level.FLOOR);
    }

    @Test
    void a_full_scale_sine_reads_three_decibels_below_full_scale() {
        short[] sine = Sines.of(1000, 8000, 8000, 32000);
        assertThat(Level.of(sine)).isCloseTo(-3.2, within(0.1));
        assertThat(Level.ofMuLaw(MuLaw.encode(sine))).isCloseTo(-3.2, within(0.2));
    }
}
