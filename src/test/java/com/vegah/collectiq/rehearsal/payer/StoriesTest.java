package com.vegah.collectiq.rehearsal.payer;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.PayerId;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoriesTest {
    private final Casting casting = new Casting(Stories.all());

    @Test
    void every_story_has_a_summary_a_payer_and_an_expected_end() {
        assertThat(casting.scenarios())
                .extracting(Rehearsals.Scenario::name)
                .containsExactly(
                        "promise",
                        "forgot",
                        "wrong-party",
                        "interrupts",
                        "hangs-up",
                        "no-answer",
                        "busy",
                        "voicemail",
                        "noisy",
                        "opts-out");
        assertThat(casting.scenarios())
                .allSatisfy(scenario -> assertThat(scenario.summary()).isNotBlank());
        assertThat(casting.scenarios().get(7).expected()).isEqualTo(OutreachStatus.CALL_VOICEMAIL);
        assertThat(casting.scenarios().get(0).payer()).isEqualTo(new PayerId("1003"));
    }

    @Test
    void a_payer_plays_their_own_story_and_a_stranger_the_first_one() {
        assertThat(casting.play(Optional.of(new PayerId("1009"))).name()).isEqualTo("busy");
        assertThat(casting.play(Optional.of(new PayerId("4711"))).name()).isEqualTo("promise");
        assertThat(casting.play(Optional.empty()).name()).isEqualTo("promise");
    }

    @Test
    void a_spoken_day_is_made_out_again() {
        LocalDate today = LocalDate.of(2026, 11, 24);
        String line = SpokenDay.fill("I can pay on {day+10}.", today);
        assertThat(line).isEqualTo("I can pay on Friday, December 4th.");
        assertThat(SpokenDay.hear(line, today)).contains(LocalDate.of(2026, 12, 4));
        assertThat(SpokenDay.hear("on January 2nd", today)).contains(LocalDate.of(2027, 1, 2));
        assertThat(SpokenDay.hear("some day", today)).isEmpty();
    }
}
