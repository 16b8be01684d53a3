package com.vegah.collectiq.rehearsal.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.audio.Frame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlayoutTest {
    private final Playout playout = new Playout();

    @Test
    void a_mark_is_told_only_when_the_sound_before_it_has_been_played() {
        playout.sound(sound(3 * Frame.BYTES));
        playout.mark("heard");
        assertThat(playout.tick().marks()).isEmpty();
        assertThat(playout.tick().marks()).isEmpty();
        assertThat(playout.tick().marks()).isEmpty();
        assertThat(playout.tick().marks()).containsExactly("heard");
    }

    @Test
    void a_mark_with_nothing_before_it_is_told_at_once() {
        playout.mark("now");
        assertThat(playout.tick().marks()).containsExactly("now");
    }

    @Test
    void sound_is_played_in_order_and_frames_are_filled_across_pieces() {
        playout.sound(new byte[] {1, 2, 3});
        playout.mark("between");
        playout.sound(new byte[] {4, 5});
        byte[] frame = playout.tick().frame();
        assertThat(Arrays.copyOf(frame, 6)).containsExactly(1, 2, 3, 4, 5, Frame.SILENCE);
        assertThat(frame).hasSize(Frame.BYTES);
        assertThat(playout.tick().marks()).containsExactly("between");
    }

    @Test
    void a_mark_inside_a_frame_waits_for_the_frames_end_and_keeps_its_place() {
        playout.sound(sound(100));
        playout.mark("first");
        playout.sound(sound(100));
        playout.mark("second");
        assertThat(playout.tick().marks()).isEmpty();
        assertThat(playout.tick().marks()).containsExactly("first");
        assertThat(playout.tick().marks()).containsExactly("second");
    }

    @Test
    void clearing_drops_the_sound_and_gives_every_outstanding_mark_in_order() {
        playout.sound(sound(1000));
        playout.mark("one");
        playout.sound(sound(1000));
        playout.mark("two");
        playout.tick();
        assertThat(playout.clear()).containsExactly("one", "two");
        assertThat(playout.isEmpty()).isTrue();
        assertThat(playout.tick().frame()).containsOnly(Frame.SILENCE);
    }

    @Test
    void more_than_ten_minutes_of_sound_are_discarded() {
        assertThat(playout.sound(new byte[10 * 60 * Frame.RATE])).isTrue();
        assertThat(playout.sound(new byte[1])).isFalse();
    }

    private static byte[] sound(int bytes) {
        byte[] sound = new byte[bytes];
        Arrays.fill(sound, (byte) 0x20);
        return sound;
    }
}
