package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.settings.Purpose;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.SettingsFile;
import com.vegah.collectiq.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is: the first sentence, noise that sounds like a payer, and answers that nobody gives. */
class TurnsTest {
    private static final String SENTENCE = "One two three four five six seven eight nine ten.";

    private CallRig rig = new CallRig();

    @Test
    void noise_does_not_cut_the_first_sentence() {
        firstSentence();
        rig.says().speechStarted("P1");
        rig.time.passMillis(600);
        rig.says().speechStopped("P1");
        rig.says().payerTextDone("P1", "");
        rig.time.passSeconds(5);

        assertThat(rig.media.count("clear")).isZero();
        assertThat(rig.session().toldBesidesSound()).containsExactly("respond");
    }

    @Test
    void speech_that_lasts_cuts_the_first_sentence_too() {
        firstSentence();
        rig.says().speechStarted("P1");
        rig.time.pass(TurnTaking.LASTING.minusMillis(1));
        assertThat(rig.media.count("clear")).isZero();
        rig.time.passMillis(1);
        assertThat(rig.media.count("clear")).isEqualTo(1);
        assertThat(rig.session().toldBesidesSound()).containsExactly("respond", "truncate A1 0 1000", "cancel");
    }

    @Test
    void words_cut_the_first_sentence_and_are_answered_once() {
        firstSentence();
        rig.says().speechStarted("P1");
        rig.says().payerText("P1", "Who");
        assertThat(rig.media.count("clear")).isEqualTo(1);
        rig.says().responseDone("R1", cancelled(), Voice.Usage.NONE);
        rig.says().speechStopped("P1");
        rig.says().payerTextDone("P1", "Who is that?");
        rig.time.passSeconds(3);

        assertThat(rig.session().asks).containsExactly("", "");
    }

    @Test
    void a_hello_from_before_the_first_sound_is_answered_by_the_first_sentence() {
        rig.talking();
        rig.says().speechStarted("P1");
        rig.says().speechStopped("P1");
        sounds("R1", "A1", 3000);
        rig.says().payerTextDone("P1", "Hello?");
        assertThat(rig.media.count("clear")).isZero();
        assertThat(rig.session().asks).hasSize(1);
    }

    @Test
    void the_voice_is_held_for_the_first_sentence_and_let_go_when_it_was_heard() {
        rig.talking();
        assertThat(rig.session().held).isTrue();
        sounds("R1", "A1", 500);
        finish("R1", "A1");
        assertThat(rig.session().held).isTrue();
        rig.echoAllMarks();
        assertThat(rig.session().held).isFalse();
    }

    @Test
    void the_voice_is_not_let_go_in_the_middle_of_what_the_payer_says() {
        firstSentence();
        rig.says().speechStarted("P1");
        finish("R1", "A1");
        rig.echoAllMarks();
        assertThat(rig.session().held).isTrue();
        rig.says().speechStopped("P1");
        rig.says().payerTextDone("P1", "Yes?");
        assertThat(rig.session().asks).as("its turn was held, so we ask").hasSize(2);
        assertThat(rig.session().held).isFalse();
    }

    @Test
    void after_a_noise_the_ai_goes_on_from_where_it_was_heard() {
        cutAfterHalf();
        noiseEnds("P1", "");

        assertThat(rig.session().asks).hasSize(2);
        assertThat(rig.session().asks.get(1)).contains("“One two three four five”", "Do not greet again");
        assertThat(rig.calls.kinds()).contains("turn.false-alarm");
    }

    @Test
    void where_no_words_come_at_all_it_goes_on_after_two_seconds() {
        cutAfterHalf();
        rig.says().speechStopped("P1");
        rig.time.pass(TurnTaking.WORDLESS.minusMillis(1));
        assertThat(rig.session().asks).hasSize(1);
        rig.time.passMillis(1);
        assertThat(rig.session().asks).hasSize(2);
        rig.says().payerTextDone("P1", "");
        rig.time.passSeconds(5);
        assertThat(rig.session().asks).as("once").hasSize(2);
    }

    @Test
    void a_real_word_is_answered_by_the_voice_and_nothing_is_said_again() {
        cutAfterHalf();
        noiseEnds("P1", "No.");
        rig.says().responseStarted("R2");
        rig.aiSounds("R2", "A2", 200);
        rig.time.passSeconds(5);
        assertThat(rig.session().asks).hasSize(1);
        assertThat(plays()).isEqualTo(2);
    }

    @Test
    void the_voices_own_answer_to_a_noise_is_not_heard() {
        cutAfterHalf();
        rig.says().speechStopped("P1");
        rig.says().responseStarted("R2");
        rig.says().aiText("R2", "A2", "Sorry?");
        rig.aiSounds("R2", "A2", 300);
        assertThat(plays()).as("kept back").isEqualTo(1);
        rig.says().payerTextDone("P1", "");
        rig.says().responseDone("R2", cancelled(), Voice.Usage.NONE);

        assertThat(plays()).isEqualTo(1);
        assertThat(rig.session().toldBesidesSound()).containsSubsequence("truncate A2 0 0", "cancel", "respond");
        assertThat(rig.session().asks.get(1)).contains("“One two three four five”");
    }

    @Test
    void the_voices_answer_to_words_is_let_out_whole_and_in_order() {
        cutAfterHalf();
        rig.says().speechStopped("P1");
        rig.says().responseStarted("R2");
        rig.says().aiText("R2", "A2", "Of course.");
        rig.says().aiTextDone("R2", "A2", "Of course.");
        rig.aiSounds("R2", "A2", 100);
        rig.aiSounds("R2", "A2", 60);
        finish("R2", "A2");
        assertThat(plays()).isEqualTo(1);
        rig.says().payerTextDone("P1", "Wait.");
        rig.echoAllMarks();
        rig.payerHangsUp();

        assertThat(rig.media.sent).containsSubsequence("play " + CallRig.sound(100), "play " + CallRig.sound(60));
        assertThat(rig.calls.transcript(rig.attempt()))
                .filteredOn(turn -> turn.itemId().equals("A2"))
                .singleElement()
                .satisfies(turn -> assertThat(turn.state()).isEqualTo(Turn.State.DONE));
    }

    @Test
    void an_answer_does_not_wait_for_words_that_are_late() {
        cutAfterHalf();
        rig.says().speechStopped("P1");
        rig.says().responseStarted("R2");
        rig.aiSounds("R2", "A2", 300);
        rig.time.pass(TurnTaking.WORDS);
        assertThat(plays()).isEqualTo(2);
        rig.says().payerTextDone("P1", "");
        assertThat(rig.session().asks).as("it speaks already").hasSize(1);
    }

    @Test
    void on_a_line_that_crackles_only_words_cut_after_the_second_time() {
        cutAfterHalf();
        noiseEnds("P1", "");
        sounds("R2", "A2", 2000);
        rig.says().speechStarted("P2");
        noiseEnds("P2", "");
        assertThat(rig.media.count("clear")).isEqualTo(2);
        rig.says().responseDone("R2", cancelled(), Voice.Usage.NONE);

        sounds("R3", "A3", 2000);
        rig.says().speechStarted("P3");
        noiseEnds("P3", "");
        assertThat(rig.media.count("clear")).isEqualTo(2);
        rig.says().speechStarted("P4");
        rig.says().payerText("P4", "Stop");
        assertThat(rig.media.count("clear")).isEqualTo(3);
    }

    @Test
    void who_speaks_again_at_once_is_listened_to() {
        cutAfterHalf();
        rig.says().speechStopped("P1");
        rig.says().speechStarted("P2");
        rig.says().payerTextDone("P1", "");
        assertThat(rig.session().asks).hasSize(1);
        rig.says().speechStopped("P2");
        rig.says().payerTextDone("P2", "I was saying no.");
        rig.says().responseStarted("R2");
        rig.time.passSeconds(5);
        assertThat(rig.session().asks).hasSize(1);
    }

    @Test
    void a_turn_that_the_voice_forgot_is_answered_at_our_asking() {
        rig.greeted();
        rig.payerSays("P1", "Yes, speaking.");
        rig.time.pass(TurnTaking.UNANSWERED.minusMillis(1));
        assertThat(rig.session().asks).hasSize(1);
        rig.time.passMillis(1);
        assertThat(rig.session().asks).hasSize(2);
        assertThat(rig.calls.kinds()).contains("turn.overlooked");
    }

    @Test
    void events_twice_or_out_of_order_ask_for_nothing_twice() {
        cutAfterHalf();
        rig.says().payerTextDone("P1", "");
        rig.says().speechStopped("P1");
        rig.says().speechStopped("P1");
        rig.says().payerTextDone("P1", "");
        rig.says().responseDone("R1", cancelled(), Voice.Usage.NONE);
        rig.says().responseDone("R1", cancelled(), Voice.Usage.NONE);
        rig.time.passSeconds(5);
        assertThat(rig.session().asks).hasSize(2);
    }

    @Test
    void talked_over_while_a_tool_runs_the_tool_runs_once_and_answers_once() {
        rig.identified();
        Map<String, Object> terms = Map.of("amount", "500.00", "currency", "USD", "date", "2026-12-01");
        rig.payerSays("P1b", "Five hundred, in a week.");
        rig.aiSays("A1", "Five hundred dollars on the first of December, is that right?");
        rig.says().responseStarted("R2");
        rig.aiSounds("R2", "A2", 2000);
        rig.says().speechStarted("P2");
        rig.tool("T1", "record_promise", terms);
        rig.tool("T1", "record_promise", terms);
        rig.says().responseDone("R2", cancelled(), Voice.Usage.NONE);
        rig.says().speechStopped("P2");
        rig.says().payerTextDone("P2", "Yes, five hundred.");
        rig.tool("T1", "record_promise", terms);
        rig.tool("T2", "record_promise", terms);
        rig.time.passSeconds(1);

        assertThat(rig.books.of(CallRig.PAYER)).hasSize(1);
        assertThat(rig.session().told.stream().filter("result T1"::equals)).hasSize(1);
        assertThat(rig.result("T2")).containsEntry("recorded", true);
    }

    @Test
    void with_the_voice_told_to_do_nothing_by_itself_we_stop_it_and_ask(@TempDir Path folder) throws IOException {
        rig = new CallRig(settings(folder, "openai.create-response=false\nopenai.interrupt-response=false\n"));
        cutAfterHalf();
        assertThat(rig.session().told).contains("cancel");
        rig.says().responseDone("R1", cancelled(), Voice.Usage.NONE);
        noiseEnds("P1", "No.");
        assertThat(rig.session().asks).hasSize(2);
        sounds("R2", "A2", 100);
        finish("R2", "A2");
        rig.echoAllMarks();

        rig.says().speechStarted("P2");
        rig.time.passMillis(600);
        rig.says().speechStopped("P2");
        rig.says().payerTextDone("P2", "");
        rig.time.passSeconds(2);
        assertThat(rig.session().asks).as("nobody answers a noise").hasSize(2);
        rig.payerSays("P3", "And now?");
        assertThat(rig.session().asks).hasSize(3);
    }

    private void firstSentence() {
        rig.talking();
        rig.stream.media("a", 0);
        sounds("R1", "A1", 3000);
        rig.stream.media("a", 1000);
    }

    /** The AI was cut in the middle of a later sentence, half of which was heard. */
    private void cutAfterHalf() {
        rig.greeted();
        rig.stream.media("a", 1000);
        sounds("R1", "A1", 1000);
        rig.says().aiTextDone("R1", "A1", SENTENCE);
        rig.stream.media("a", 1500);
        rig.says().speechStarted("P1");
    }

    private void noiseEnds(String item, String words) {
        rig.time.passMillis(600);
        rig.says().speechStopped(item);
        rig.says().responseDone("R1", cancelled(), Voice.Usage.NONE);
        rig.says().payerTextDone(item, words);
    }

    private void sounds(String response, String item, int millis) {
        rig.says().responseStarted(response);
        rig.aiSounds(response, item, millis);
    }

    private void finish(String response, String item) {
        rig.says().audioDone(response, item);
        rig.done(response);
    }

    private long plays() {
        return rig.media.sent.stream().filter(what -> what.startsWith("play")).count();
    }

    private static Voice.ResponseEnd cancelled() {
        return new Voice.ResponseEnd(Voice.ResponseEnd.Status.CANCELLED, "turn_detected");
    }

    static Settings settings(Path folder, String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("own.properties"), lines);
        return new SettingsLoader(path -> false)
                .load(
                        new SettingsLoader.Source(
                                Optional.of(new SettingsFile(file, false)), Map.of(), folder, Optional.of(folder)),
                        Purpose.REHEARSE)
                .settings();
    }
}
