package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The AI's leaving: not cut by noise nor by a bye, taken back by a clear "wait", and never a call that stays. */
class GoodbyeTest {
    private final CallRig rig = new CallRig();

    @BeforeEach
    void identified() {
        rig.greeted();
        rig.payerSays("P1", "Yes, this is Jane Doe.");
        rig.tool("T-verify", "verify_party", Map.of("name", "Jane Doe"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Okay, bye.", "Thank you, goodbye.", "Mhm."})
    void neither_noise_nor_a_bye_cuts_it(String words) {
        leaves("R9", "A9", "T9");
        assertThat(rig.session().held).isTrue();
        rig.payerSays("P2", words);
        assertThat(rig.media.count("clear")).isZero();
        rig.echoAllMarks();
        rig.time.pass(Goodbye.TAIL);
        assertThat(rig.line.hungUp).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wait!", "No, hold on a second.", "One more thing, please.", "Before you go: who are you?"})
    void a_clear_wait_takes_it_back_and_the_talk_goes_on(String words) {
        leaves("R9", "A9", "T9");
        assertThat(phase()).isEqualTo(Phase.GOODBYE);
        rig.payerSays("P2", words);
        rig.time.passSeconds(20);

        assertThat(rig.line.hungUp).isEmpty();
        assertThat(rig.media.count("clear")).isEqualTo(1);
        assertThat(phase()).isEqualTo(Phase.IDENTIFIED);
        assertThat(rig.session().asks.get(1)).contains("asked you to wait");
        assertThat(rig.session().held).isFalse();
    }

    @Test
    void after_it_was_taken_back_another_goodbye_ends_the_call_by_its_own_clock() {
        leaves("R9", "A9", "T9");
        rig.time.passSeconds(5);
        rig.payerSays("P2", "Wait.");
        rig.media.sent.clear();
        rig.time.passSeconds(2);
        leaves("R10", "A10", "T10");
        rig.time.passSeconds(8);
        assertThat(rig.line.hungUp)
                .as("the first one's patience counts no more")
                .isEmpty();
        rig.echoAllMarks();
        rig.time.pass(Goodbye.TAIL);
        assertThat(rig.line.hungUp).hasSize(1);
    }

    @Test
    void a_wait_while_the_goodbye_is_still_being_made_is_the_tools_answer() {
        rig.says().responseStarted("R9");
        rig.aiSounds("R9", "A9", 1500);
        rig.says().toolCall("R9", "F9", "T9", "end_call", Optional.of(Map.of("reason", "done")));
        rig.says().speechStarted("P2");
        rig.says().payerText("P2", "Wait, one");
        assertThat(rig.result("T9")).containsEntry("ended", false).containsKey("error");
        assertThat(rig.session().told).contains("cancel");
        rig.done("R9");
        rig.time.passSeconds(20);
        assertThat(rig.line.hungUp).isEmpty();
    }

    @Test
    void words_that_are_on_their_way_at_the_end_are_waited_for() {
        leaves("R9", "A9", "T9");
        rig.says().speechStarted("P2");
        rig.says().speechStopped("P2");
        rig.echoAllMarks();
        rig.time.passSeconds(2);
        assertThat(rig.line.hungUp).isEmpty();
        rig.says().payerTextDone("P2", "Wait, please.");
        rig.time.passSeconds(15);
        assertThat(rig.line.hungUp).isEmpty();
    }

    @Test
    void words_that_never_come_keep_nobody() {
        leaves("R9", "A9", "T9");
        rig.says().speechStarted("P2");
        rig.echoAllMarks();
        rig.time.pass(Goodbye.TAIL.plus(Goodbye.FOR_WORDS).plusMillis(500));
        assertThat(rig.line.hungUp).hasSize(1);
    }

    @Test
    void a_wait_that_comes_after_the_hang_up_changes_nothing() {
        leaves("R9", "A9", "T9");
        rig.echoAllMarks();
        rig.time.pass(Goodbye.TAIL);
        rig.says().payerTextDone("P2", "Wait!");
        assertThat(rig.line.hungUp).hasSize(1);
        rig.payerHangsUp();
        assertThat(rig.endedBy()).isEqualTo(CallRecord.EndedBy.AI);
    }

    @Test
    void the_echo_twice_hangs_up_once() {
        leaves("R9", "A9", "T9");
        rig.echoAllMarks();
        rig.echoAllMarks();
        rig.time.passSeconds(4);
        assertThat(rig.line.hungUp).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "en,'Hang on, I have a question.',true",
        "en,I am waiting for the goods.,false",
        "en,Goodbye.,false",
        "es-MX,'Espere, por favor.',true",
        "es-MX,'Wait!',true",
        "es-MX,Hasta luego.,false",
        "de,'Moment, noch eine Frage!',true",
        "fr-FR,'Attendez, un instant.',true",
        "tlh,'Hold on.',true",
    })
    void it_knows_a_wait_in_the_calls_language_and_in_english(String language, String words, boolean wait) {
        assertThat(new WaitWords(language).in(words)).isEqualTo(wait);
    }

    private Phase phase() {
        return rig.desk.now().get(0).phase();
    }

    private void leaves(String response, String item, String tool) {
        rig.says().responseStarted(response);
        rig.aiSounds(response, item, 1500);
        rig.says().aiTextDone(response, item, "Thank you, goodbye.");
        rig.says().audioDone(response, item);
        rig.says().toolCall(response, "F-" + tool, tool, "end_call", Optional.of(Map.of("reason", "all said")));
        rig.done(response);
    }
}
