package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolsTest {
    private final CallRig rig = new CallRig();

    @Test
    void nothing_the_model_is_told_before_the_party_is_verified_holds_what_is_owed() {
        rig.talking();
        String brief = rig.session().brief.toString();
        assertThat(brief)
                .contains("Jane Mary Doe", "Orrinport Supplies", "AI assistant")
                .doesNotContain("85000", "85,000", "80000", "5000", "INV-", "USD 8", "30 days", "2026-10");
        assertThat(rig.session().brief.tools())
                .extracting(Voice.ToolSpec::name)
                .containsExactly(
                        "verify_party",
                        "wrong_party",
                        "record_promise",
                        "propose_plan",
                        "record_dispute",
                        "record_hardship",
                        "record_callback",
                        "stop_contact",
                        "send_payment_link",
                        "transfer_to_collector",
                        "end_call");
    }

    @Test
    void the_party_cannot_be_verified_before_somebody_spoke() {
        rig.talking();
        verify("T1", "Jane Doe");
        assertThat(rig.result("T1")).containsEntry("verified", false).containsKey("error");
        rig.says().speechStarted("P1");
        rig.says().speechStopped("P1");
        verify("T2", "Jane Doe");
        assertThat(rig.result("T2")).containsEntry("verified", true);
    }

    @Test
    void noise_is_nobody() {
        rig.talking();
        rig.payerSays("P1", "");
        verify("T1", "Jane Doe");
        assertThat(rig.result("T1")).containsEntry("verified", false);
    }

    @Test
    void whoever_speaks_for_a_firm_is_told_what_is_owed_in_figures_and_in_words() {
        rig.identified();
        Map<String, Object> result = rig.result("T-verify");
        assertThat(result)
                .containsEntry("verified", true)
                .containsEntry("amount", "85000.50")
                .containsEntry("currency", "USD")
                .containsEntry("amount_in_words", "eighty-five thousand US dollars and fifty cents")
                .containsEntry("days_past_due", 30)
                .containsEntry("days_past_due_in_words", "thirty");
        assertThat(result.get("invoices").toString()).contains("INV-7731", "INV-7790", "eighty thousand US dollars");
        assertThat(rig.calls.kinds()).contains("party.verified");
        assertThat(rig.desk.now().get(0).phase()).isEqualTo(Phase.IDENTIFIED);
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë Quillfeather, true",
        "zoe  quillfeather, true",
        "'Quillfeather, Zoe', true",
        "Ms. Zoe Quill-Feather, true",
        "Zoe, false",
        "Quillfeather, false",
        "Zara Quillfeather, false",
        "Zoe Quillfeather Junior, false",
        "the office, false"
    })
    void a_consumer_is_told_only_under_the_name_on_record(String name, boolean verified) {
        rig.account = CallRig.consumer();
        rig.talking();
        rig.payerSays("P1", "Speaking.");
        verify("T1", name);
        assertThat(rig.result("T1")).containsEntry("verified", verified);
        assertThat(rig.result("T1").containsKey("amount")).isEqualTo(verified);
    }

    @Test
    void after_a_first_name_the_full_name_counts_only_once_the_payer_has_answered() {
        rig.account = CallRig.consumer();
        rig.talking();
        rig.payerSays("P1", "It's Zoe.");
        verify("T1", "Zoe");
        verify("T2", "Zoe Quillfeather");
        assertThat(rig.result("T2")).containsEntry("verified", false);
        rig.payerSays("P2", "Yes, that's me.");
        verify("T3", "Zoe Quillfeather");
        assertThat(rig.result("T3")).containsEntry("verified", true);
    }

    @Test
    void names_are_not_guessed_at() {
        rig.account = CallRig.consumer();
        rig.talking();
        rig.payerSays("P1", "Hello?");
        for (int i = 0; i < 3; i++) {
            verify("T" + i, "Wrong Name" + i);
        }
        verify("T-right", "Zoe Quillfeather");
        assertThat(rig.result("T-right")).containsEntry("verified", false);
    }

    @Test
    void a_promise_is_stored_with_the_payers_words_and_then_told() {
        rig.identified();
        rig.time.passSeconds(20);
        rig.payerSays("P1b", "One of the two, on Friday.");
        rig.aiSays("A2", "That is five thousand dollars and fifty cents on November 27th, is it?");
        rig.payerSays("P2", "Yes, five thousand on Friday.");
        promise("T1", "5000.50", "USD", "2026-11-27");

        assertThat(rig.result("T1")).containsEntry("recorded", true).containsEntry("date", "2026-11-27");
        assertThat(rig.books.promises).singleElement().satisfies(promise -> {
            assertThat(promise.amount()).isEqualTo(Money.of("5000.50", "USD"));
            assertThat(promise.date()).isEqualTo(LocalDate.of(2026, 11, 27));
            assertThat(promise.said().quote()).isEqualTo("Yes, five thousand on Friday.");
            assertThat(promise.said().itemId()).isEqualTo("P2");
            assertThat(promise.toolCallId()).isEqualTo("T1");
            assertThat(promise.said().offsetMillis()).isEqualTo(20_000);
        });
    }

    @Test
    void a_promise_waits_a_moment_for_the_words_it_was_given_in() {
        rig.identified();
        readBack("100", "2026-11-27");
        rig.says().speechStarted("P2");
        rig.says().speechStopped("P2");
        promise("T1", "100", "USD", "2026-11-27");
        rig.time.passMillis(200);
        assertThat(rig.books.promises).isEmpty();
        rig.says().payerTextDone("P2", "Yes, a hundred.");
        rig.time.passMillis(100);
        assertThat(rig.books.promises)
                .extracting(promise -> promise.said().quote())
                .containsExactly("Yes, a hundred.");
    }

    @Test
    void a_promise_is_not_lost_when_the_payer_hangs_up_on_it() {
        rig.identified();
        readBack("100", "2026-11-27");
        rig.says().speechStarted("P2");
        rig.says().speechStopped("P2");
        promise("T1", "100", "USD", "2026-11-27");
        rig.payerHangsUp();
        assertThat(rig.books.promises).hasSize(1);
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
    }

    @Test
    void a_promise_made_twice_is_one() {
        rig.identified();
        confirmed("100", "2026-11-27");
        promise("T1", "100", "USD", "2026-11-27");
        promise("T1", "100", "USD", "2026-11-27");
        promise("T2", "100.00", "usd", "2026-11-27");
        assertThat(rig.books.promises).hasSize(1);
        assertThat(rig.result("T2")).containsEntry("recorded", true);
        confirmed("100", "2026-11-28");
        promise("T3", "100", "USD", "2026-11-28");
        assertThat(rig.books.promises).hasSize(2);
    }

    @Test
    void a_store_that_fails_is_tried_again_and_never_told_as_done() {
        rig.identified();
        confirmed("100", "2026-11-27");
        confirmed("200", "2026-11-27");
        rig.books.failNext(1);
        promise("T1", "100", "USD", "2026-11-27");
        assertThat(rig.result("T1")).isNull();
        rig.time.passSeconds(1);
        assertThat(rig.result("T1")).containsEntry("recorded", true);

        rig.books.failNext(3);
        promise("T2", "200", "USD", "2026-11-27");
        rig.time.passSeconds(1);
        assertThat(rig.result("T2")).containsEntry("recorded", false).containsKey("error");
        assertThat(rig.books.promises).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "100, EUR, 2026-11-27",
        "0, USD, 2026-11-27",
        "-5, USD, 2026-11-27",
        "100.001, USD, 2026-11-27",
        "'1,000', USD, 2026-11-27",
        "85000.51, USD, 2026-11-27",
        "100, USD, 2026-11-23",
        "100, USD, 2027-02-01",
        "100, USD, Friday",
        "100, '', 2026-11-27"
    })
    void a_promise_that_cannot_be_is_answered_with_a_sentence(String amount, String currency, String date) {
        rig.identified();
        confirmed(amount, date);
        promise("T1", amount, currency, date);
        assertThat(rig.result("T1")).doesNotContainEntry("recorded", true).containsKey("error");
        assertThat(rig.books.promises).isEmpty();
    }

    @Test
    void nobody_promises_before_they_are_verified() {
        rig.talking();
        rig.payerSays("P1", "I will pay.");
        promise("T1", "100", "USD", "2026-11-27");
        assertThat(rig.result("T1")).containsEntry("recorded", false);
        assertThat(rig.books.promises).isEmpty();
    }

    @Test
    void an_unknown_tool_and_unreadable_arguments_get_a_sentence() {
        rig.talking();
        rig.tool("T1", "transfer_money", Map.of());
        rig.says().toolCall("R", "I", "T2", "verify_party", java.util.Optional.empty());
        assertThat(rig.result("T1")).containsKey("error");
        assertThat(rig.result("T2")).containsKey("error");
    }

    @Test
    void the_last_sentence_plays_to_its_end_before_the_line_is_hung_up() {
        rig.identified();
        sayGoodbye("R9");
        assertThat(rig.session().told).contains("result T9 quietly");
        rig.says().speechStarted("P9");
        rig.stream.media("late", 99);
        rig.says().speechStopped("P9");
        rig.says().payerTextDone("P9", "");
        assertThat(rig.media.count("clear")).isZero();
        assertThat(rig.session().told).contains("append late");
        rig.time.passSeconds(2);
        assertThat(rig.line.hungUp).isEmpty();
        rig.echoAllMarks();
        rig.time.passMillis(499);
        assertThat(rig.line.hungUp).isEmpty();
        rig.time.passMillis(1);
        assertThat(rig.line.hungUp).containsExactly(rig.sid());
        rig.payerHangsUp();

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(rig.endedBy()).isEqualTo(EndedBy.AI);
        assertThat(rig.calls.transcript(rig.attempt()))
                .filteredOn(turn -> turn.speaker() == Turn.Speaker.AI)
                .extracting(Turn::state)
                .containsExactly(Turn.State.DONE);
    }

    @Test
    void should_the_echo_never_come_the_line_is_hung_up_all_the_same() {
        rig.identified();
        sayGoodbye("R9");
        rig.time.passMillis(9_999);
        assertThat(rig.line.hungUp).isEmpty();
        rig.time.passMillis(1);
        assertThat(rig.line.hungUp).hasSize(1);
    }

    @Test
    void who_leaves_without_a_word_is_asked_to_say_goodbye_first() {
        rig.identified();
        rig.says().responseStarted("R-T9");
        rig.tool("T9", "end_call", Map.of("reason", "done"));
        assertThat(rig.result("T9")).isNull();
        rig.says().responseDone("R-T9", SoundTest.completed(), Voice.Usage.NONE);
        assertThat(rig.result("T9")).containsKey("say");
        rig.says().responseStarted("R10");
        rig.aiSounds("R10", "A10", 900);
        rig.says().responseDone("R10", SoundTest.completed(), Voice.Usage.NONE);
        rig.echoAllMarks();
        rig.time.pass(Goodbye.TAIL);
        assertThat(rig.line.hungUp).hasSize(1);
    }

    @Test
    void the_ai_does_not_leave_before_anybody_spoke_unless_nobody_ever_does() {
        rig.talking();
        rig.tool("T1", "end_call", Map.of("reason", "no answer"));
        assertThat(rig.result("T1")).containsKey("error");
        rig.time.pass(Duration.ofSeconds(13));
        sayGoodbye("R9");
        rig.echoAllMarks();
        rig.time.pass(Goodbye.TAIL);
        assertThat(rig.line.hungUp).hasSize(1);
    }

    @Test
    void the_ai_does_not_leave_while_the_payer_speaks() {
        rig.identified();
        rig.says().responseStarted("R-T1");
        rig.says().speechStarted("P3");
        rig.tool("T1", "end_call", Map.of("reason", "done"));
        assertThat(rig.result("T1")).containsKey("error");
    }

    private void readBack(String amount, String date) {
        rig.payerSays("P-names-" + amount + date, "I can pay " + amount + " dollars on " + date + ".");
        rig.aiSays("A-" + amount + date, "You pay " + amount + " dollars on " + date + ", is that right?");
    }

    private void confirmed(String amount, String date) {
        readBack(amount, date);
        rig.payerSays("P-" + amount + date, "Yes.");
    }

    private void sayGoodbye(String response) {
        rig.says().responseStarted(response);
        rig.says().aiText(response, "A9", "Thank you, goodbye.");
        rig.aiSounds(response, "A9", 1500);
        rig.says().audioDone(response, "A9");
        rig.says().aiTextDone(response, "A9", "Thank you, goodbye.");
        rig.says().toolCall(response, "F9", "T9", "end_call", java.util.Optional.of(Map.of("reason", "all said")));
        rig.says().responseDone(response, SoundTest.completed(), Voice.Usage.NONE);
    }

    private void verify(String callId, String name) {
        rig.tool(callId, "verify_party", Map.of("name", name));
    }

    private void promise(String callId, String amount, String currency, String date) {
        rig.tool(callId, "record_promise", Map.of("amount", amount, "currency", currency, "date", date));
        assertThat(List.of(amount, currency, date)).isNotNull();
    }
}
