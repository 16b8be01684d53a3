package com.vegah.collectiq.rehearsal.payer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import com.vegah.collectiq.rehearsal.speech.Said;
import com.vegah.collectiq.rehearsal.speech.Speech;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersonTest {
    private final Hearing hearing = new Hearing();
    private final Speech speech = new Speech(hearing);
    private final Said said = new Said();

    @AfterEach
    void close() {
        speech.close();
    }

    @Test
    void waits_until_the_other_has_finished() {
        Person person = person("{'cue':'silence','wait':600,'say':'Yes, speaking.'}");
        live(person, 20, false);
        live(person, 50, true);
        live(person, 28, false);
        assertThat(said.text()).isEmpty();
        live(person, 120, false);
        assertThat(said.text()).isEqualTo("Yes, speaking.");
    }

    @Test
    void speaks_into_the_others_sentence_where_the_story_says_so() {
        Person person = person("{'cue':'speech','wait':400,'say':'Hold on.'}");
        live(person, 100, true);
        assertThat(said.text()).isEqualTo("Hold on.");
    }

    @Test
    void hangs_up_a_moment_after_the_last_word() {
        Person person = person("{'cue':'answer','wait':0,'say':'Bye.','hangUp':true}");
        int ticks = 0;
        while (!person.hungUp() && ticks < 500) {
            live(person, 1, false);
            ticks++;
        }
        assertThat(said.text()).isEqualTo("Bye.");
        assertThat(ticks).isBetween(45, 200);
    }

    @Test
    void does_not_wait_for_ever_for_somebody_to_speak() {
        Person person = person("{'cue':'silence','say':'Hello?'}");
        live(person, 749, false);
        assertThat(person.hungUp()).isFalse();
        live(person, 60, false);
        assertThat(person.hungUp()).isTrue();
    }

    @Test
    void presses_a_key() {
        Person person = person("{'cue':'answer','wait':100,'press':'5'}");
        live(person, 10, false);
        assertThat(person.pressed()).contains("5");
        assertThat(person.pressed()).isEmpty();
    }

    private Person person(String line) {
        var story = Json.parse(("{'payer':'1','expected':'CALL_COMPLETED','lines':[" + line + "]}").replace('\'', '"'))
                .orElseThrow();
        Person person = new Person(Stories.read("test", story), speech, hearing, LocalDate.of(2026, 11, 24));
        speech.say("all lines before this one are spoken", 100).join();
        return person;
    }

    private void live(Person person, int ticks, boolean otherSpeaks) {
        byte[] heard = new byte[Frame.BYTES];
        Arrays.fill(heard, otherSpeaks ? (byte) 0x30 : Frame.SILENCE);
        for (int i = 0; i < ticks; i++) {
            said.hear(hearing.recognise(person.tick(heard)));
        }
    }
}
