package com.vegah.collectiq.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.Evidence;
import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.receivable.Notice.Kind;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Plan.Instalment;
import com.vegah.collectiq.receivable.Promise;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AI's tools over real sockets into real books: called once, twice, out of order, talked over; and what the guard says afterwards. */
class WholeToolsTest {
    @TempDir
    Path folder;

    private WholeHouse whole;
    private PhoneStandIn phone;
    private StreamStandIn stream;
    private VoiceTalk voice;

    @BeforeEach
    void greeted() throws Exception {
        whole = WholeHouse.open(folder, 1);
        phone = whole.call(1);
        phone.answer();
        stream = phone.stream();
        phone.tell("in-progress");
        voice = whole.voice.talk();
        voice.await("response.create", 1);
        voice.speaks("resp_1", "item_1", "Good morning, this is an automated call.", 400);
        stream.sound(600);
        whole.awaitHeard(1, "item_1");
    }

    @AfterEach
    void shut() throws Exception {
        whole.close();
    }

    @Test
    void every_tool_is_offered_with_the_names_and_arguments_of_the_contract() throws Exception {
        JsonNode tools = voice.await("session.update", 1).at("/session/tools");
        assertThat(tools)
                .extracting(tool -> tool.path("name").asText())
                .containsExactlyInAnyOrder(
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
        assertThat(tools)
                .allSatisfy(tool -> assertThat(
                                tool.at("/parameters/additionalProperties").asBoolean(true))
                        .isFalse());
    }

    @Test
    void what_a_payer_lets_us_know_stands_in_the_books_once_with_where_it_was_said() throws Exception {
        verified();
        voice.payerSays("item_3", "The goods never came, and I lost my shop.");
        String dispute = "{\"invoice_number\":\"N-1\",\"reason\":\"never came\"}";
        voice.calls("resp_3", "call_d", "record_dispute", dispute);
        assertThat(result("call_d").path("recorded").asBoolean()).isTrue();
        voice.calls("resp_3", "call_d", "record_dispute", dispute);
        voice.begins("resp_4", "item_5", "I am sorry to hear that.", 2000);
        voice.toolCall("resp_4", "call_h", "record_hardship", "{\"reason\":\"lost the shop\"}");
        voice.payerBegins("item_6");
        voice.toolCall("resp_4", "call_h", "record_hardship", "{\"reason\":\"lost the shop\"}");
        voice.done("resp_4", "cancelled", "");
        voice.payerStops("item_6");
        voice.payerWords("item_6", "It is hard.");
        assertThat(result("call_h").path("recorded").asBoolean()).isTrue();
        voice.calls("resp_5", "call_t", "transfer_to_collector", "{\"reason\":\"wants a person\"}");
        assertThat(result("call_t").path("recorded").asBoolean()).isTrue();
        hangUp();

        assertThat(notices())
                .extracting(Notice::kind)
                .containsExactlyInAnyOrder(Kind.DISPUTE, Kind.HARDSHIP, Kind.PERSON);
        assertThat(notices().get(0)).satisfies(notice -> {
            assertThat(notice.toolCallId()).isEqualTo("call_d");
            assertThat(notice.about()).isEqualTo("N-1");
            assertThat(notice.attempt()).isEqualTo(whole.row(1).attempt());
            assertThat(notice.said().itemId()).isEqualTo("item_3");
            assertThat(notice.said().quote()).isEqualTo("The goods never came, and I lost my shop.");
            assertThat(notice.said().speaker()).isEqualTo(Evidence.Speaker.PAYER);
            assertThat(notice.said().offsetMillis()).isPositive();
        });
        assertThat(answers("call_d")).isEqualTo(1);
        assertThat(answers("call_h")).isEqualTo(1);
        assertThat(guard()).isEqualTo("dispute");
    }

    @Test
    void a_stop_binds_the_guard_while_the_call_still_runs_and_nothing_overwrites_it() throws Exception {
        voice.payerSays("item_2", "Stop calling me.");
        voice.calls("resp_2", "call_s", "stop_contact", "{\"channel\":\"call\"}");
        assertThat(result("call_s").path("recorded").asBoolean()).isTrue();
        assertThat(whole.payerStatus(1)).contains("OPTED_OUT");
        hangUp();

        assertThat(whole.row(1).status()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(whole.payerStatus(1)).contains("OPTED_OUT");
        assertThat(notices()).extracting(Notice::kind).containsExactly(Kind.STOP_CALLS);
        assertThat(guard()).isEqualTo("opted-out");
        assertThat(whole.house.desk().contact(WholeHouse.payer(1), "Test")).isInstanceOf(Desk.Result.Denied.class);
        assertThat(whole.twilio.orders(WholeHouse.number(1))).isEqualTo(1);
    }

    @Test
    void a_stranger_is_told_nothing_and_the_number_is_left_alone() throws Exception {
        voice.payerSays("item_2", "You have the wrong number.");
        voice.calls("resp_2", "call_w", "wrong_party", "{\"reason\":\"wrong number\"}");
        assertThat(result("call_w").path("recorded").asBoolean()).isTrue();
        voice.calls("resp_3", "call_v", "verify_party", "{\"name\":\"Ann\"}");
        assertThat(result("call_v").path("verified").asBoolean(true)).isFalse();
        voice.calls("resp_4", "call_p", "propose_plan", "{\"parts\":2}");
        assertThat(result("call_p").toString()).contains("verify_party").doesNotContain("500");
        hangUp();

        assertThat(voice.heard.toString()).doesNotContain("1000.00", "one thousand");
        Verdict verdict = verdict();
        assertThat(verdict.findings())
                .anyMatch(finding -> finding.rule().equals("stranger") && finding.outcome() == Verdict.Outcome.HOLDS);
        assertThat(verdict).isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void a_plan_is_ours_to_work_out_and_becomes_promises_only_when_read_back_and_agreed() throws Exception {
        verified();
        voice.payerSays("item_3", "In two parts.");
        voice.calls("resp_3", "call_p", "propose_plan", "{\"parts\":2}");
        assertThat(result("call_p").path("instalments")).hasSize(2);
        Instalment first = whole.house
                .database()
                .notices()
                .plans(WholeHouse.payer(1))
                .get(0)
                .instalments()
                .get(0);
        voice.calls("resp_4", "call_q", "record_promise", terms(first));
        assertThat(result("call_q").path("error").asText()).contains("read back");
        assertThat(promises()).isEmpty();
        voice.speaks("resp_5", "item_5", "Five hundred dollars on " + first.date() + ", agreed?", 400);
        stream.sound(600);
        whole.awaitHeard(1, "item_5");
        voice.payerSays("item_6", "Agreed.");
        voice.calls("resp_6", "call_r", "record_promise", terms(first));
        assertThat(result("call_r").path("recorded").asBoolean()).isTrue();
        hangUp();
        assertThat(promises()).singleElement().satisfies(promise -> {
            assertThat(promise.amount()).isEqualTo(first.amount());
            assertThat(promise.said().quote()).isEqualTo("Agreed.");
        });
    }

    @Test
    void what_cannot_be_read_is_unknown_or_cannot_be_kept_gets_a_sentence_and_leaves_nothing() throws Exception {
        verified();
        voice.payerSays("item_3", "Send me a link, and call me again.");
        voice.calls("resp_3", "call_1", "record_dispute", "{\"reason\":");
        assertThat(result("call_1").path("error").asText()).contains("JSON");
        voice.calls("resp_4", "call_2", "forgive_debt", "{}");
        assertThat(result("call_2").path("error").asText()).contains("no tool");
        voice.calls("resp_5", "call_3", "record_hardship", "{\"reason\":\"ill\",\"amount\":\"1\"}");
        assertThat(result("call_3").path("error").asText()).contains("takes only");
        voice.calls("resp_6", "call_4", "send_payment_link", "{\"channel\":\"email\"}");
        assertThat(result("call_4").path("error").asText()).contains("No e-mail address");
        voice.calls("resp_7", "call_5", "record_callback", "{\"at\":\"2026-11-23T10:00\"}");
        assertThat(result("call_5").path("error").asText()).contains("passed");
        voice.calls("resp_8", "call_6", "record_hardship", "{\"reason\":\"" + "x".repeat(5000) + "\"}");
        assertThat(result("call_6").path("error").asText()).contains("one short text");
        hangUp();
        assertThat(notices()).isEmpty();
        assertThat(promises()).isEmpty();
    }

    @Test
    void a_call_back_holds_every_call_until_its_hour() throws Exception {
        verified();
        voice.payerSays("item_3", "Call me on Thursday at two.");
        voice.calls("resp_3", "call_c", "record_callback", "{\"at\":\"2026-12-17T14:00\"}");
        assertThat(result("call_c").path("recorded").asBoolean()).isTrue();
        hangUp();
        assertThat(verdict().findings())
                .anyMatch(finding -> finding.rule().equals("callback") && finding.outcome() == Verdict.Outcome.HOLDS);
        assertThat(((Verdict.Hold) verdict()).until()).isEqualTo("2026-12-17T20:00:00Z");
    }

    private void verified() throws Exception {
        voice.payerSays("item_2", "This is Ann of Whole Firm.");
        voice.calls("resp_2", "call_v0", "verify_party", "{\"name\":\"Ann\"}");
        assertThat(result("call_v0").path("verified").asBoolean()).isTrue();
    }

    private void hangUp() throws Exception {
        phone.payerHangsUp();
        whole.settled(1);
    }

    private JsonNode result(String callId) throws Exception {
        Awaitility.await("an answer to " + callId).atMost(10, TimeUnit.SECONDS).until(() -> answers(callId) > 0);
        JsonNode item = voice.heard("conversation.item.create").stream()
                .map(event -> event.path("item"))
                .filter(found -> found.path("call_id").asText().equals(callId))
                .findFirst()
                .orElseThrow();
        return VoiceStandIn.JSON.readTree(item.path("output").asText());
    }

    private long answers(String callId) {
        return voice.heard("conversation.item.create").stream()
                .filter(event -> event.at("/item/call_id").asText().equals(callId))
                .count();
    }

    private List<Notice> notices() {
        return whole.house.database().notices().of(WholeHouse.payer(1));
    }

    private List<Promise> promises() {
        return whole.house.database().promises().of(WholeHouse.payer(1));
    }

    private Verdict verdict() {
        return whole.house.desk().row(WholeHouse.payer(1)).orElseThrow().verdict();
    }

    /** The rule by which the payer may not be contacted any more. */
    private String guard() {
        return ((Verdict.Deny) verdict()).by().rule();
    }

    private static String terms(Instalment part) {
        return "{\"amount\":\"" + part.amount().plain() + "\",\"currency\":\"USD\",\"date\":\"" + part.date() + "\"}";
    }
}
