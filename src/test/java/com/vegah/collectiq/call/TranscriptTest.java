package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.Turn.Speaker;
import com.vegah.collectiq.call.Turn.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final CallRig rig = new CallRig();

    @Test
    void words_that_arrive_late_stand_where_they_were_spoken() {
        rig.talking();
        speak("R1", "A1", "Hello.");
        rig.says().speechStarted("P1");
        rig.says().speechStopped("P1");
        rig.says().item("P1", Optional.of("A1"), Voice.Role.PAYER);
        rig.says().item("A2", Optional.of("P1"), Voice.Role.AI);
        speak("R2", "A2", "Thank you.");
        rig.says().payerTextDone("P1", "Who is this?");

        assertThat(stored()).extracting(Turn::text).containsExactly("Hello.", "Who is this?", "Thank you.");
        assertThat(stored()).extracting(Turn::seq).containsExactly(1, 2, 3);
    }

    @Test
    void an_item_told_late_moves_the_later_ones_on_in_the_store_too() {
        rig.talking();
        speak("R1", "A1", "Hello.");
        rig.says().item("A2", Optional.of("A1"), Voice.Role.AI);
        speak("R2", "A2", "Thank you.");
        rig.says().item("P1", Optional.of("A1"), Voice.Role.PAYER);
        rig.says().payerTextDone("P1", "Who is this?");

        assertThat(stored()).extracting(Turn::text).containsExactly("Hello.", "Who is this?", "Thank you.");
    }

    @Test
    void tools_take_a_place_but_no_number() {
        rig.talking();
        speak("R1", "A1", "Hello.");
        rig.says().item("F1", Optional.of("A1"), Voice.Role.TOOL);
        rig.says().item("A2", Optional.of("F1"), Voice.Role.AI);
        speak("R2", "A2", "Thank you.");
        assertThat(stored()).extracting(Turn::seq).containsExactly(1, 2);
    }

    @Test
    void what_was_not_heard_is_marked_and_cut_at_a_whole_word() {
        rig.greeted();
        rig.stream.media("a", 100);
        rig.says().aiText("R1", "A1", "We are calling about a matter of some importance to you.");
        rig.aiSounds("R1", "A1", 4000);
        rig.says().aiTextDone("R1", "A1", "We are calling about a matter of some importance to you.");
        rig.stream.media("a", 1400);
        rig.says().speechStarted("P1");

        assertThat(stored()).singleElement().satisfies(turn -> {
            assertThat(turn.state()).isEqualTo(State.CUT);
            assertThat(turn.heardText()).isEqualTo("We are calling");
            assertThat(turn.text()).endsWith("to you.");
        });
    }

    @Test
    void a_turn_grows_with_its_marks_until_all_is_heard() {
        rig.talking();
        Map<Integer, List<String>> heard = new TreeMap<>();
        rig.desk.watchTurns(
                rig.attempt(),
                turn -> heard.computeIfAbsent(turn.seq(), seq -> new ArrayList<>())
                        .add(turn.state() + " " + turn.heardText()));
        rig.says().aiText("R1", "A1", "Good morning to you");
        rig.aiSounds("R1", "A1", 500);
        rig.aiSounds("R1", "A1", 500);
        rig.says().aiTextDone("R1", "A1", "Good morning to you");
        rig.says().audioDone("R1", "A1");
        rig.stream.mark(rig.media.marks().get(0));
        rig.stream.mark(rig.media.marks().get(1));

        assertThat(heard.get(1)).contains("GROWING ", "GROWING Good").last().isEqualTo("DONE Good morning to you");
        assertThat(stored()).hasSize(1);
    }

    @Test
    void everything_is_kept_when_the_call_ends_in_the_middle() {
        rig.talking();
        rig.stream.media("a", 0);
        rig.says().aiText("R1", "A1", "This sentence is not at its end");
        rig.aiSounds("R1", "A1", 2000);
        rig.stream.media("a", 1000);
        rig.says().speechStarted("P0");
        rig.says().payerText("P0", "Wait a");
        rig.payerHangsUp();

        assertThat(stored()).extracting(Turn::state).containsExactly(State.CUT, State.DONE);
        assertThat(stored()).extracting(Turn::text).containsExactly("This sentence is not at its end", "Wait a");
    }

    @Test
    void the_payers_last_words_are_awaited_for_a_moment_but_never_a_second() {
        rig.talking();
        rig.says().speechStarted("P1");
        rig.says().speechStopped("P1");
        rig.stream.stopped();
        assertThat(rig.session().closed).isFalse();
        rig.time.passMillis(300);
        rig.says().payerTextDone("P1", "On Friday, then. Bye.");
        assertThat(rig.session().closed).isTrue();
        assertThat(stored()).extracting(Turn::text).containsExactly("On Friday, then. Bye.");

        CallRig silent = new CallRig().talking();
        silent.says().speechStarted("P1");
        silent.stream.stopped();
        silent.time.pass(Duration.ofMillis(500));
        assertThat(silent.session().closed).isTrue();
    }

    @Test
    void words_that_could_not_be_made_out_say_so_and_noise_leaves_no_turn() {
        rig.talking();
        rig.says().speechStarted("P1");
        rig.says().payerTextFailed("P1");
        rig.says().speechStarted("P2");
        rig.says().payerTextDone("P2", " ");
        rig.payerHangsUp();
        assertThat(stored()).extracting(Turn::text).containsExactly("[not understood]");
        assertThat(stored()).extracting(Turn::speaker).containsExactly(Speaker.PAYER);
    }

    @Test
    void a_new_watcher_gets_the_talk_so_far() {
        rig.talking();
        speak("R1", "A1", "Hello.");
        List<Turn> turns = new ArrayList<>();
        LiveCalls.Watch watch = rig.desk.watchTurns(rig.attempt(), turns::add);
        assertThat(turns).extracting(Turn::text).containsExactly("Hello.");
        watch.close();
        rig.payerSays("P1", "Yes?");
        assertThat(turns).hasSize(1);
    }

    private void speak(String response, String item, String words) {
        rig.says().responseStarted(response);
        rig.says().aiText(response, item, words);
        rig.aiSounds(response, item, 400);
        rig.says().aiTextDone(response, item, words);
        rig.says().audioDone(response, item);
        rig.says().responseDone(response, SoundTest.completed(), Voice.Usage.NONE);
        rig.echoAllMarks();
    }

    private List<Turn> stored() {
        return rig.calls.transcript(rig.attempt());
    }
}
