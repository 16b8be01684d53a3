package com.vegah.collectiq.rehearsal.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.Level;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpeechTest {
    private final Hearing hearing = new Hearing();
    private final Speech speech = new Speech(hearing);

    @AfterEach
    void close() {
        speech.close();
    }

    @Test
    void a_sentence_becomes_sound_of_a_speaking_persons_length_and_loudness() {
        Utterance utterance = say("Oh yeah, I forgot about that.", 150);
        assertThat(utterance.millis()).isBetween(900L, 4000L);
        assertThat(Level.ofMuLaw(utterance.sound(0, utterance.frames()))).isGreaterThan(-30);
    }

    @Test
    void two_speakers_do_not_sound_the_same() {
        assertThat(say("Hello.", 100).frame(5)).isNotEqualTo(say("Hello.", 160).frame(5));
    }

    @Test
    void nothing_in_a_turn_is_as_long_a_silence_as_the_end_of_one() {
        Utterance utterance = say("No, you have the wrong person. I only rent a room here. What is it about?", 180);
        int quiet = 0;
        for (int frame = 0; frame < utterance.frames(); frame++) {
            quiet = Level.ofMuLaw(utterance.frame(frame)) > -40 ? 0 : quiet + 1;
            assertThat(quiet * Frame.LENGTH.toMillis()).isLessThan(400);
        }
    }

    @Test
    void who_gets_the_frames_untouched_hears_the_words_and_as_many_as_got_through() {
        Utterance utterance = say("I can pay it on Friday, December 4th.", 150);
        Said all = new Said();
        Said half = new Said();
        for (int frame = 0; frame < utterance.frames(); frame++) {
            all.hear(hearing.recognise(utterance.frame(frame)));
            if (frame < utterance.frames() / 2) {
                half.hear(hearing.recognise(utterance.frame(frame)));
            }
        }
        assertThat(all.text()).isEqualTo(utterance.text());
        assertThat(utterance.text()).startsWith(half.text()).isNotEqualTo(half.text());
        assertThat(half.text()).startsWith("I can");
    }

    @Test
    void who_gets_the_sound_changed_hears_nothing() {
        byte[] frame = say("Hello.", 150).frame(3);
        frame[80] ^= 4;
        assertThat(hearing.recognise(frame)).isEqualTo(Optional.empty());
    }

    private Utterance say(String text, int pitch) {
        return speech.say(text, pitch).join();
    }
}
