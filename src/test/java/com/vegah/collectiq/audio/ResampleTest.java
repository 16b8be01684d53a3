package com.vegah.collectiq.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResampleTest {
    @ParameterizedTest
    @ValueSource(ints = {11025, 16000, 22050, 24000, 44100, 48000})
    void a_voice_s_tone_keeps_its_level_its_pitch_and_its_length(int rate) {
        short[] tone = Resample.toTelephone(Sines.of(1000, rate, rate, 10000), rate);
        assertThat(tone).hasSize(8000);
        short[] middle = Arrays.copyOfRange(tone, 1000, 7000);
        short[] wanted = Arrays.copyOfRange(Sines.of(1000, 8000, 8000, 10000), 1000, 7000);
        for (int i = 0; i < middle.length; i++) {
            assertThat((double) middle[i]).isCloseTo(wanted[i], within(40.0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16000, 22050, 48000})
    void what_a_telephone_cannot_carry_does_not_fold_back(int rate) {
        short[] tone = Resample.toTelephone(Sines.of(5500, rate, rate, 10000), rate);
        assertThat(Level.of(Arrays.copyOfRange(tone, 1000, 7000))).isLessThan(-70);
    }

    @Test
    void telephone_sound_stays_as_it_is_and_less_is_refused() {
        short[] sound = {1, 2, 3};
        assertThat(Resample.toTelephone(sound, 8000)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> Resample.toTelephone(sound, 4000)).hasMessageContaining("4000");
    }
}
