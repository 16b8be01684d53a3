package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.compliance.ContactFacts;
import com.vegah.collectiq.compliance.Facts;
import com.vegah.collectiq.compliance.Guard;
import com.vegah.collectiq.receivable.Evidence;
import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.receivable.Notice.Kind;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Plan.Instalment;
import com.vegah.collectiq.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a payer lets us know, as the AI's tools write it down. */
class PayersWordTest {
    private final CallRig rig = new CallRig();

    @Test
    void a_dispute_is_kept_with_its_invoice_and_the_words_it_was_said_in() {
        rig.identified();
        rig.time.passSeconds(12);
        rig.payerSays("P2", "We never got that delivery.");
        rig.tool("T1", "record_dispute", Map.of("invoice_number", "inv-7731", "reason", "not delivered"));

        assertThat(rig.result("T1")).containsEntry("recorded", true);
        assertThat(rig.notices.notices).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.DISPUTE);
            assertThat(notice.about()).isEqualTo("INV-7731");
            assertThat(notice.reason()).isEqualTo("not delivered");
            assertThat(notice.said())
                    .isEqualTo(new Evidence("P2", "We never got that delivery.", Evidence.Speaker.PAYER, 12_000));
        });
        assertThat(rig.calls.kinds()).contains("notice.DISPUTE");
    }

    @Test
    void an_invoice_that_does_not_exist_cannot_be_disputed() {
        rig.identified();
        rig.tool("T1", "record_dispute", Map.of("invoice_number", "INV-1", "reason", "wrong"));
        assertThat(rig.result("T1").get("error").toString()).contains("INV-7731", "INV-7790");
        assertThat(rig.notices.notices).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "record_dispute, reason, wrong",
        "record_hardship, reason, ill",
        "send_payment_link, channel, email",
        "propose_plan, parts, 3"
    })
    void before_the_party_is_verified_nothing_about_the_debt_is_done(String tool, String argument, String value) {
        rig.talking();
        rig.payerSays("P1", "Hello?");
        rig.tool("T1", tool, Map.of(argument, value));
        assertThat(rig.result("T1").get("error").toString()).contains("verify_party");
        assertThat(rig.notices.notices).isEmpty();
        assertThat(rig.notices.plans).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"call, STOP_CALLS, true", "all, STOP_ALL, true", "email, STOP_EMAIL, false"})
    void who_wants_no_contact_is_left_alone_from_that_moment(String channel, Kind kind, boolean optedOut) {
        rig.talking();
        rig.payerSays("P1", "Stop calling me.");
        rig.tool("T1", "stop_contact", Map.of("channel", channel));

        assertThat(rig.result("T1")).containsEntry("recorded", true);
        assertThat(rig.notices.notices).extracting(Notice::kind).containsExactly(kind);
        assertThat(rig.books.statuses(CallRig.PAYER).contains(OutreachStatus.OPTED_OUT))
                .isEqualTo(optedOut);
    }

    @Test
    void another_channel_than_there_is_gets_a_sentence() {
        rig.talking();
        rig.tool("T1", "stop_contact", Map.of("channel", "pigeon"));
        assertThat(rig.result("T1").get("error").toString()).contains("call, email, all");
        assertThat(rig.books.statuses(CallRig.PAYER)).doesNotContain(OutreachStatus.OPTED_OUT);
    }

    @Test
    void a_stranger_hears_nothing_afterwards_under_any_name() {
        rig.talking();
        rig.payerSays("P1", "You have the wrong number.");
        rig.tool("T1", "wrong_party", Map.of("reason", "wrong number"));
        rig.tool("T2", "verify_party", Map.of("name", "Jane Doe"));

        assertThat(rig.result("T1")).containsEntry("recorded", true);
        assertThat(rig.result("T2")).containsEntry("verified", false).doesNotContainKey("amount");
        assertThat(rig.notices.notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.about()).isEqualTo(CallRig.PHONE.e164()));
    }

    @Test
    void a_party_that_was_verified_is_no_wrong_party() {
        rig.identified();
        rig.tool("T1", "wrong_party", Map.of("reason", "mistake"));
        assertThat(rig.result("T1")).containsKey("error");
        assertThat(rig.notices.notices).isEmpty();
    }

    @Test
    void a_link_goes_to_no_address_but_the_one_on_record_and_is_not_said_to_be_sent() {
        rig.identified();
        rig.tool("T1", "send_payment_link", Map.of("channel", "email"));
        assertThat(rig.result("T1").get("error").toString()).contains("No e-mail address");
        assertThat(rig.notices.notices).isEmpty();
    }

    @Test
    void a_plan_is_worked_out_by_us_and_its_parts_may_be_promised_beyond_the_usual_horizon() {
        rig.identified();
        rig.payerSays("P2", "In three parts, perhaps.");
        rig.tool("T1", "propose_plan", Map.of("parts", 3, "last_date", "2027-03-01"));

        assertThat(rig.result("T1").get("instalments").toString())
                .contains("28333.50", "twenty-eight thousand three hundred thirty-three US dollars and fifty cents");
        assertThat(rig.notices.plans).singleElement().satisfies(plan -> {
            assertThat(plan.said().quote()).isEqualTo("In three parts, perhaps.");
            assertThat(plan.instalments().stream().map(Instalment::amount).reduce(Money::plus))
                    .contains(Money.of("85000.50", "USD"));
        });
        Instalment last = rig.notices.plans.get(0).instalments().get(2);
        assertThat(last.date()).isAfter(LocalDate.of(2026, 11, 24).plusDays(PromiseTerms.HORIZON_DAYS));
        rig.aiSays("A3", last.amount().plain() + " on " + last.date() + ", agreed?");
        rig.payerSays("P3", "Agreed.");
        promise("T2", last.amount().plain(), last.date().toString());
        promise("T3", "100", last.date().toString());
        assertThat(rig.result("T2")).containsEntry("recorded", true);
        assertThat(rig.result("T3")).containsEntry("recorded", false);
    }

    @Test
    void a_plan_needs_a_whole_number_of_parts() {
        rig.identified();
        rig.tool("T1", "propose_plan", Map.of("parts", "a few"));
        rig.tool("T2", "propose_plan", Map.of("parts", 40));
        rig.tool("T3", "propose_plan", Map.of("parts", 2, "last_date", "2026-11-25"));
        assertThat(rig.result("T1")).containsKey("error");
        assertThat(rig.result("T2")).containsKey("error");
        assertThat(rig.result("T3")).containsKey("error");
        assertThat(rig.notices.plans).isEmpty();
    }

    @Test
    void a_call_back_is_promised_at_the_payers_own_time_once_the_guard_has_looked_at_it() {
        rig.recheck = (payer, when) -> Guard.permit(anybody(), when);
        rig.talking();
        rig.payerSays("P1", "She is in tomorrow at two.");
        rig.tool("T1", "record_callback", Map.of("at", "2026-11-25T14:00"));

        assertThat(rig.result("T1")).containsEntry("recorded", true);
        assertThat(rig.notices.notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.due()).contains(Instant.parse("2026-11-25T19:00:00Z")));
    }

    @Test
    void no_call_back_is_promised_at_an_unlawful_hour_in_the_past_or_in_words() {
        rig.recheck = (payer, when) -> Guard.permit(anybody(), when);
        rig.talking();
        rig.payerSays("P1", "Call again.");
        rig.tool("T1", "record_callback", Map.of("at", "2026-11-25T22:30"));
        rig.tool("T2", "record_callback", Map.of("at", "2026-11-23T12:00"));
        rig.tool("T3", "record_callback", Map.of("at", "tomorrow at ten"));
        rig.tool("T4", "record_callback", Map.of("at", "2027-05-01T12:00"));

        assertThat(rig.result("T1").get("error").toString()).contains("hour", "2026-11-26T08:00");
        assertThat(List.of("T2", "T3", "T4"))
                .allSatisfy(id -> assertThat(rig.result(id)).containsEntry("recorded", false));
        assertThat(rig.notices.notices).isEmpty();
    }

    @Test
    void who_asks_for_a_person_is_told_of_the_desk_that_rings_and_of_a_call_back_when_nobody_comes() {
        rig.identified();
        rig.tool("T1", "transfer_to_collector", Map.of("reason", "wants a person"));
        assertThat(rig.result("T1")).containsEntry("recorded", true);
        assertThat(rig.desk.now().get(0).note()).contains("The payer asked for a person: wants a person");
        int asks = rig.session().asks.size();
        rig.time.pass(Duration.ofSeconds(20));
        assertThat(rig.session().asks).hasSize(asks + 1);
        assertThat(rig.session().asks.get(asks).toString()).contains("colleague will call back");
        assertThat(rig.calls.kinds()).contains("person.asked", "person.none");
        assertThat(rig.notices.notices).extracting(Notice::kind).containsExactly(Kind.PERSON);
    }

    @Test
    void a_reason_as_long_as_a_book_is_not_taken() {
        rig.identified();
        rig.tool("T1", "record_hardship", Map.of("reason", "x".repeat(5000)));
        rig.tool("T2", "record_hardship", Map.of("reason", List.of("a", "list")));
        assertThat(rig.result("T1")).containsKey("error");
        assertThat(rig.result("T2")).containsKey("error");
        assertThat(rig.notices.notices).isEmpty();
    }

    @Test
    void the_same_thing_said_twice_is_one_notice_and_both_calls_are_answered() {
        rig.identified();
        rig.tool("T1", "record_hardship", Map.of("reason", "lost the shop"));
        rig.tool("T1", "record_hardship", Map.of("reason", "lost the shop"));
        rig.tool("T2", "record_hardship", Map.of("reason", "lost their shop"));
        assertThat(rig.notices.notices).hasSize(1);
        assertThat(rig.result("T2")).containsEntry("recorded", true);
        assertThat(rig.session().told.stream().filter("result T1"::equals)).hasSize(1);
    }

    private void promise(String callId, String amount, String date) {
        rig.tool(callId, "record_promise", Map.of("amount", amount, "currency", "USD", "date", date));
    }

    @Test
    void a_guard_that_takes_its_time_is_covered_by_a_sentence() {
        rig.recheck = (payer, when) -> {
            rig.time.passMillis(499);
            return Guard.permit(anybody(), when);
        };
        rig.talking();
        rig.payerSays("P1", "Tomorrow at two.");
        rig.tool("T1", "record_callback", Map.of("at", "2026-11-25T14:00"));
        assertThat(rig.session().asks).last().asString().contains("takes a moment");
        assertThat(rig.result("T1")).containsEntry("recorded", true);
        assertThat(rig.notices.notices).hasSize(1);
    }

    @Test
    void a_stop_that_the_disk_refuses_is_told_and_tried_until_it_stands() {
        rig.talking();
        rig.payerSays("P1", "Stop calling me.");
        rig.books.failRecords(4);
        rig.tool("T1", "stop_contact", Map.of("channel", "call"));
        rig.time.passSeconds(10);
        assertThat(rig.result("T1")).containsEntry("recorded", false);
        assertThat(rig.books.statuses(CallRig.PAYER)).contains(OutreachStatus.OPTED_OUT);
        assertThat(rig.notices.notices).extracting(Notice::kind).containsExactly(Kind.STOP_CALLS);
        rig.tool("T2", "stop_contact", Map.of("channel", "call"));
        assertThat(rig.result("T2")).containsEntry("recorded", true);
        assertThat(rig.notices.notices).hasSize(1);
    }

    @Test
    void an_argument_that_the_tool_does_not_take_gets_a_sentence() {
        rig.talking();
        rig.payerSays("P1", "Stop calling me.");
        rig.tool("T1", "stop_contact", Map.of("channel", "call", "payer", "1004"));
        assertThat(rig.result("T1").get("error").toString()).contains("takes only: channel");
        assertThat(rig.notices.notices).isEmpty();
    }

    /** Of a consumer in New York whom nothing protects but the hours. */
    private static ContactFacts anybody() {
        return Facts.plain().facts();
    }
}
