package com.vegah.collectiq.rehearsal.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.rehearsal.voice.TurnDetector.Change;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnDetectorTest {
    private final TurnDetector detector = new TurnDetector();

    @BeforeEach
    void configure() {
        detector.configure(Json.object()
                .put("threshold", 0.5)
                .put("prefix_padding_ms", 300)
                .put("silence_duration_ms", 500));
    }

    @Test
    void speech_starts_after_three_loud_frames_and_is_dated_back_by_the_padding() {
        feed(50, false);
        assertThat(detector.frame(frame(true))).isEqualTo(Change.NONE);
        assertThat(detector.frame(frame(true))).isEqualTo(Change.NONE);
        assertThat(detector.frame(frame(true))).isEqualTo(Change.STARTED);
        assertThat(detector.startMillis()).isEqualTo(1000 - 300);
    }

    @Test
    void a_click_is_no_speech() {
        assertThat(feed(1, true)).isEqualTo(Change.NONE);
        assertThat(feed(100, false)).isEqualTo(Change.NONE);
        assertThat(detector.speaking()).isFalse();
    }

    @Test
    void speech_stops_after_just_the_silence_asked_for() {
        feed(10, true);
        assertThat(feed(24, false)).isEqualTo(Change.NONE);
        assertThat(detector.frame(frame(false))).isEqualTo(Change.STOPPED);
        assertThat(detector.nowMillis()).isEqualTo(35 * 20);
    }

    private Change feed(int frames, boolean loud) {
        Change last = Change.NONE;
        for (int i = 0; i < frames; i++) {
            last = detector.frame(frame(loud));
        }
        return last;
    }

    private static byte[] frame(boolean loud) {
        byte[] frame = new byte[Frame.BYTES];
        Arrays.fill(frame, loud ? (byte) 0x30 : Frame.SILENCE);
        return frame;
    }
}
