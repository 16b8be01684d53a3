package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The debt: 80,000.00 due 25 October and 5,000.50 due 4 November; today is 24 November 2026. */
class FigureGuardTest {
    private final CallRig rig = new CallRig();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You owe eighty-five thousand US dollars and fifty cents in all.",
                "The invoice of $80,000.00 was due on October 25th, 2026, thirty days ago.",
                "The other is 5,000.50 dollars, due the fourth of November.",
                "Could you pay by next Friday, or tomorrow? Our number is 202 555 0142.",
                "Today is Tuesday, November 24th."
            })
    void what_the_tools_told_may_be_said(String words) {
        rig.identified();
        speaks("R1", "A1", words);

        assertThat(flags()).isEmpty();
        assertThat(rig.session().told).doesNotContain("cancel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You owe fifty-eight thousand dollars in all.",
                "The invoice of 80,000.00 euros is open.",
                "It was due on October 15th, you see.",
                "It was due on Friday, October 25th, 2026, you see.",
                "Shall we say December fifth then?",
                "Half of it would be $42,500.25 for now."
            })
    void what_nobody_told_is_flagged_and_taken_back(String words) {
        rig.identified();
        speaks("R1", "A1", words);

        assertThat(flags()).containsExactly("figure.unmatched");
        assertThat(rig.session().told).contains("cancel");
        assertThat(rig.media.count("clear")).isEqualTo(1);
        assertThat(lastAsk()).contains("eighty-five thousand US dollars and fifty cents", "Sunday, October 25, 2026");
    }

    @Test
    void only_what_was_not_heard_is_cut_and_late_sound_is_dropped() {
        rig.identified();
        rig.stream.media("a", 1000);
        rig.says().responseStarted("R1");
        rig.aiSounds("R1", "A1", 4000);
        rig.stream.media("a", 1740);
        rig.says().aiText("R1", "A1", "You owe fifty-eight thousand");
        rig.says().aiText("R1", "A1", " dollars");
        assertThat(flags()).isEmpty();
        rig.says().aiText("R1", "A1", " altogether ");

        assertThat(flags()).containsExactly("figure.unmatched");
        assertThat(rig.session().told).contains("truncate A1 0 740");
        long played =
                rig.media.sent.stream().filter(what -> what.startsWith("play")).count();
        rig.aiSounds("R1", "A1", 400);
        rig.says().aiText("R1", "A1", " all, and ninety thousand dollars more. ");
        assertThat(rig.media.sent.stream().filter(what -> what.startsWith("play")))
                .hasSize((int) played);
        assertThat(flags()).as("once for a sentence").hasSize(1);
    }

    @Test
    void before_the_party_is_verified_even_the_right_amount_is_too_much_and_the_correction_names_none() {
        rig.talking();
        speaks("R1", "A1", "It is about eighty-five thousand US dollars and fifty cents.");

        assertThat(flags()).containsExactly("figure.before-verification");
        assertThat(lastAsk()).doesNotContain("eighty", "85").contains("not verified");
    }

    @Test
    void before_the_party_is_verified_a_day_to_call_again_may_be_said_back() {
        rig.talking();
        rig.payerSays("P1", "She is back on December 5th.");
        speaks("R1", "A1", "Then I will call on the fifth of December, or tomorrow.");

        assertThat(flags()).isEmpty();
    }

    @Test
    void what_the_payer_names_may_be_said_back_and_is_asked_to_be() {
        rig.identified();
        rig.payerSays("P2", "I can pay five hundred dollars on December 5th.");
        assertThat(rig.session().notes).singleElement().asString().contains("five hundred dollars", "December 5th");
        speaks("R1", "A1", "So $500 on Saturday, the fifth of December. Is that right?");

        assertThat(flags()).isEmpty();
    }

    @Test
    void the_payers_words_may_come_after_the_ai_has_answered_them() {
        rig.identified();
        rig.says().speechStarted("P2");
        rig.says().speechStopped("P2");
        speaks("R1", "A1", "So $500 by the fifth of December. Is that right?");
        assertThat(flags()).isEmpty();
        rig.says().payerTextDone("P2", "Five hundred, by the fifth of December.");
        rig.time.pass(FigureGuard.FOR_WORDS);

        assertThat(flags()).isEmpty();
    }

    @Test
    void a_misheard_figure_is_flagged_once_the_payers_words_are_there() {
        rig.identified();
        rig.says().speechStarted("P2");
        rig.says().speechStopped("P2");
        speaks("R1", "A1", "So $1,500 by Friday. Is that right?");
        rig.says().payerTextDone("P2", "Fifty dollars by Friday.");
        rig.time.pass(FigureGuard.FOR_WORDS);

        assertThat(flags()).containsExactly("figure.unmatched");
    }

    @Test
    void where_the_payer_could_not_be_made_out_nothing_is_held_against_the_ai() {
        rig.identified();
        rig.says().speechStarted("P2");
        rig.says().speechStopped("P2");
        rig.says().payerTextFailed("P2");
        speaks("R1", "A1", "So $1,500 then. Is that right?");

        assertThat(flags()).containsExactly("figure.unproven");
        assertThat(rig.session().told).doesNotContain("cancel");
    }

    @Test
    void a_promise_that_is_recorded_holds_the_days_to_it() {
        rig.identified();
        rig.payerSays("P2", "Five hundred dollars on Friday.");
        speaks("R1", "A1", "Five hundred dollars on Friday, November 27th, is that right? ");
        hearAll();
        rig.payerSays("P3", "Yes.");
        rig.tool("T1", "record_promise", Map.of("amount", "500.00", "currency", "USD", "date", "2026-11-27"));
        speaks("R2", "A2", "Noted, five hundred dollars on Friday. ");
        assertThat(flags()).isEmpty();
        speaks("R3", "A3", "So we expect it on Monday, thank you. ");

        assertThat(flags()).containsExactly("figure.unmatched");
    }

    @Test
    void an_ai_that_does_not_learn_is_told_to_name_no_figure_and_at_last_only_silenced() {
        rig.identified();
        for (int i = 1; i <= 4; i++) {
            speaks("R" + i, "A" + i, "You owe ninety thousand dollars in all.");
        }
        assertThat(flags().stream().filter("figure.unmatched"::equals)).hasSize(4);
        assertThat(rig.session().asks.stream().filter(ask -> ask.contains("misspoke")))
                .hasSize(2);
        assertThat(lastAsk()).contains("without any amount");
        assertThat(flags()).contains("figure.given-up");
    }

    @Test
    void a_wrong_figure_in_the_goodbye_takes_the_goodbye_back() {
        rig.identified();
        rig.says().responseStarted("R1");
        rig.aiSounds("R1", "A1", 3000);
        rig.says().toolCall("R1", "I1", "T-end", "end_call", java.util.Optional.of(Map.of("reason", "done")));
        rig.says().aiText("R1", "A1", "We expect ninety thousand dollars, goodbye. ");

        assertThat(flags()).contains("figure.unmatched");
        assertThat(rig.calls.kinds()).contains("goodbye.taken-back");
        rig.time.pass(Duration.ofSeconds(8));
        assertThat(rig.line.hungUp).isEmpty();
    }

    @Test
    void another_language_is_not_judged() {
        rig.account = CallRig.german();
        rig.identified();
        speaks("R1", "A1", "Das sind 90,000 dollars zum 5 December.");

        assertThat(flags()).isEmpty();
    }

    private void speaks(String response, String item, String words) {
        rig.says().responseStarted(response);
        rig.aiSounds(response, item, 3000);
        for (String piece : words.split("(?<= )")) {
            rig.says().aiText(response, item, piece);
        }
        rig.says().aiTextDone(response, item, words);
        rig.says()
                .responseDone(
                        response, new Voice.ResponseEnd(Voice.ResponseEnd.Status.COMPLETED, ""), Voice.Usage.NONE);
    }

    private void hearAll() {
        rig.echoAllMarks();
    }

    private String lastAsk() {
        return rig.session().asks.get(rig.session().asks.size() - 1);
    }

    private List<String> flags() {
        return rig.calls.kinds().stream()
                .filter(kind -> kind.startsWith("figure.") && !kind.equals("figure.named"))
                .toList();
    }
}
