package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallView.Speaking;
import com.vegah.collectiq.call.Line.CarrierStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoundTest {
    private final CallRig rig = new CallRig();

    @Test
    void the_greeting_is_asked_for_once_and_only_when_both_sides_are_there() {
        rig.call();
        rig.status(CarrierStatus.RINGING);
        rig.says().ready();
        assertThat(rig.session().told).isEmpty();
        rig.connect();
        assertThat(rig.session().told).containsExactly("respond");
        rig.says().ready();
        assertThat(rig.session().told).containsExactly("respond");
    }

    @Test
    void the_voice_may_be_ready_within_its_own_opening() {
        rig.voice.readyAtOnce = true;
        rig.call();
        rig.connect();
        assertThat(rig.session().told).containsExactly("respond");
    }

    @Test
    void the_payers_sound_is_handed_on_untouched_once_the_voice_is_ready() {
        rig.call();
        rig.connect();
        rig.stream.media("early", 0);
        rig.says().ready();
        rig.stream.media("////", 20);
        assertThat(rig.session().told).containsExactly("respond", "append ////");
    }

    @Test
    void the_voices_sound_is_handed_on_untouched_each_with_a_mark_of_its_own() {
        rig.talking();
        rig.aiSounds("R1", "A1", 100);
        rig.aiSounds("R1", "A1", 60);
        assertThat(rig.media.sent).hasSize(4);
        assertThat(rig.media.sent.get(0)).isEqualTo("play " + CallRig.sound(100));
        assertThat(rig.media.sent.get(2)).isEqualTo("play " + CallRig.sound(60));
        assertThat(rig.media.marks()).doesNotHaveDuplicates().hasSize(2);
        assertThat(rig.media.marks().get(1)).startsWith("A1:160:");
    }

    @Test
    void talked_over_the_carrier_is_cleared_and_the_item_cut_to_what_was_heard() {
        rig.greeted();
        rig.stream.media("a", 1000);
        rig.aiSounds("R1", "A1", 3000);
        rig.stream.media("a", 1740);
        rig.says().speechStarted("P1");

        assertThat(rig.media.count("clear")).isEqualTo(1);
        assertThat(rig.session().told).contains("truncate A1 0 740");
    }

    @Test
    void what_was_heard_is_never_more_than_what_was_sent() {
        rig.greeted();
        rig.stream.media("a", 1000);
        rig.says().responseStarted("R1");
        rig.aiSounds("R1", "A1", 500);
        rig.stream.media("a", 9000);
        rig.says().speechStarted("P1");

        assertThat(rig.session().told).contains("truncate A1 0 500");
        assertThat(rig.media.count("clear")).isZero();
    }

    @Test
    void marks_count_where_the_payers_clock_stands_still() {
        rig.greeted();
        rig.aiSounds("R1", "A1", 200);
        rig.aiSounds("R1", "A1", 200);
        rig.stream.mark(rig.media.marks().get(0));
        rig.says().speechStarted("P1");
        assertThat(rig.session().told).contains("truncate A1 0 200");
    }

    @Test
    void every_waiting_item_is_cut_and_one_that_was_not_heard_at_all_is_removed() {
        rig.greeted();
        rig.stream.media("a", 100);
        rig.aiSounds("R1", "A1", 1000);
        rig.aiSounds("R1", "A2", 1000);
        rig.stream.media("a", 500);
        rig.says().speechStarted("P1");
        assertThat(rig.session().told).contains("truncate A1 0 400", "truncate A2 0 0");
    }

    @Test
    void a_new_item_starts_its_own_clock() {
        rig.talking();
        rig.stream.media("a", 100);
        rig.aiSounds("R1", "A1", 300);
        rig.says().audioDone("R1", "A1");
        rig.says().responseDone("R1", completed(), Voice.Usage.NONE);
        rig.stream.media("a", 400);
        rig.echoAllMarks();
        rig.stream.media("a", 5000);
        rig.aiSounds("R2", "A2", 2000);
        rig.stream.media("a", 5250);
        rig.says().speechStarted("P1");
        assertThat(rig.session().toldBesidesSound()).containsExactly("respond", "truncate A2 0 250");
    }

    @Test
    void echoes_that_the_clear_flushed_do_not_count_as_heard() {
        rig.greeted();
        rig.says().aiText("R1", "A1", "One two three four five six seven eight nine ten.");
        rig.aiSounds("R1", "A1", 1000);
        rig.says().speechStarted("P1");
        rig.echoAllMarks();
        rig.says().aiTextDone("R1", "A1", "One two three four five six seven eight nine ten.");
        rig.payerHangsUp();

        assertThat(rig.calls.transcript(rig.attempt())).first().satisfies(turn -> {
            assertThat(turn.heardText()).isEmpty();
            assertThat(turn.state()).isEqualTo(Turn.State.CUT);
        });
    }

    @Test
    void late_sound_of_a_response_that_was_talked_over_is_not_played() {
        rig.greeted();
        rig.says().responseStarted("R1");
        rig.aiSounds("R1", "A1", 1000);
        rig.says().speechStarted("P1");
        int sent = rig.media.sent.size();
        rig.aiSounds("R1", "A1", 100);
        rig.aiSounds("R1", "A9", 100);
        assertThat(rig.media.sent).hasSize(sent);
        rig.says().responseStarted("R2");
        rig.aiSounds("R2", "A2", 100);
        assertThat(rig.media.sent).hasSize(sent + 2);
    }

    @Test
    void words_whose_sound_never_came_are_taken_back() {
        rig.greeted();
        rig.says().responseStarted("R1");
        rig.says().aiText("R1", "A1", "I was about to");
        rig.says().speechStarted("P1");
        assertThat(rig.session().told).contains("truncate A1 0 0");
        assertThat(rig.media.count("clear")).isZero();
    }

    @Test
    void with_nothing_playing_and_no_response_running_nothing_is_sent() {
        rig.talking();
        rig.aiSounds("R1", "A1", 200);
        rig.says().audioDone("R1", "A1");
        rig.echoAllMarks();
        rig.says().speechStarted("P1");
        assertThat(rig.media.count("clear")).isZero();
        assertThat(rig.session().toldBesidesSound()).containsExactly("respond");
    }

    @Test
    void it_shows_who_speaks() {
        rig.talking();
        rig.aiSounds("R1", "A1", 200);
        assertThat(speaking()).isEqualTo(Speaking.AI);
        rig.echoAllMarks();
        assertThat(speaking()).isEqualTo(Speaking.NOBODY);
        rig.says().speechStarted("P1");
        assertThat(speaking()).isEqualTo(Speaking.PAYER);
        rig.says().speechStopped("P1");
        assertThat(speaking()).isEqualTo(Speaking.NOBODY);
    }

    @Test
    void hiccups_are_noted_and_nothing_more() {
        rig.talking();
        rig.says().hiccup("response_cancel_not_active", "no active response");
        rig.says()
                .responseDone(
                        "R1",
                        new Voice.ResponseEnd(Voice.ResponseEnd.Status.CANCELLED, "turn_detected"),
                        Voice.Usage.NONE);
        assertThat(rig.calls.kinds()).contains("ai.hiccup", "ai.response.CANCELLED");
        assertThat(rig.media.closed).isFalse();
    }

    @Test
    void after_the_end_nothing_is_played_or_heard() {
        rig.talking();
        rig.stream.stopped();
        List<String> sent = List.copyOf(rig.media.sent);
        rig.aiSounds("R1", "A1", 100);
        rig.stream.media("a", 20);
        rig.tool("T1", "verify_party", Map.of("name", "x"));
        assertThat(rig.media.sent).isEqualTo(sent);
        assertThat(rig.session().told).containsExactly("respond");
    }

    static Voice.ResponseEnd completed() {
        return new Voice.ResponseEnd(Voice.ResponseEnd.Status.COMPLETED, "");
    }

    private Speaking speaking() {
        return rig.desk.now().get(0).speaking();
    }
}
