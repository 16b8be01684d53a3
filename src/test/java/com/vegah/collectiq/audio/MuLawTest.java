package com.vegah.collectiq.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MuLawTest {
    @Test
    void the_standard_s_own_corners_hold() {
        assertThat(MuLaw.encode(0)).isEqualTo(Frame.SILENCE);
        assertThat(MuLaw.decode(Frame.SILENCE)).isZero();
        assertThat(MuLaw.decode((byte) 0x7F)).isZero();
        assertThat(MuLaw.decode((byte) 0x80)).isEqualTo((short) 32124);
        assertThat(MuLaw.decode((byte) 0x00)).isEqualTo((short) -32124);
        assertThat(MuLaw.encode(Short.MAX_VALUE)).isEqualTo((byte) 0x80);
        assertThat(MuLaw.encode(Short.MIN_VALUE)).isEqualTo((byte) 0x00);
        assertThat(MuLaw.encode(Integer.MIN_VALUE)).isEqualTo((byte) 0x00);
        assertThat(MuLaw.encode(Integer.MAX_VALUE)).isEqualTo((byte) 0x80);
    }

    @Test
    void every_code_survives_the_way_there_and_back() {
        for (int code = 0; code < 256; code++) {
            byte there = (byte) code;
            byte back = MuLaw.encode(MuLaw.decode(there));
            assertThat(back).isEqualTo(there == 0x7F ? Frame.SILENCE : there);
        }
    }

    @Test
    void every_sample_comes_back_within_half_a_step_of_its_segment() {
        for (int sample = -32124; sample <= 32124; sample++) {
            int back = MuLaw.decode(MuLaw.encode(sample));
            int step = 8 << Math.max(0, 31 - Integer.numberOfLeadingZeros((Math.abs(sample) + 132) >> 7));
            assertThat(Math.abs(back - sample)).as("%d", sample).isLessThanOrEqualTo(step / 2);
        }
    }
}
