package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallDraft.Code;
import com.vegah.collectiq.call.CallDraft.NextAction;
import com.vegah.collectiq.call.CallDraft.Source;
import com.vegah.collectiq.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AftermathTest {
    private final CallRig rig = new CallRig();

    @Test
    void a_draft_is_asked_for_while_the_call_runs_and_kept_when_it_has_ended() {
        rig.identified();
        rig.payerSays("P2", "I see. Who are you again?");
        assertThat(rig.session().drafts).hasSize(1);
        answer("Jane Doe was told of the open invoices.", "NO_COMMITMENT", "CONTACT_IN_PERSON");
        rig.payerHangsUp();

        assertThat(kept().source()).isEqualTo(Source.AI);
        assertThat(kept().summary()).isEqualTo("Jane Doe was told of the open invoices.");
        assertThat(kept().next()).isEqualTo(NextAction.CONTACT_IN_PERSON);
        assertThat(kept().approval()).isEmpty();
    }

    @Test
    void what_the_tools_did_decides_and_a_promise_the_ai_only_claims_is_none() {
        rig.identified();
        rig.payerSays("P2", "I will see.");
        answer("A promise was made.", "PROMISE", "AWAIT_PAYMENT");
        rig.payerHangsUp();

        assertThat(kept().outcome()).isEqualTo(Code.NO_COMMITMENT);
        assertThat(kept().promise()).isEmpty();
    }

    @Test
    void a_recorded_promise_is_in_the_draft_whatever_the_ai_says() {
        promised();
        answer("They do not want to pay.", "REFUSED", "STOP");
        rig.payerHangsUp();

        assertThat(kept().outcome()).isEqualTo(Code.PROMISE);
        assertThat(kept().next()).isEqualTo(NextAction.AWAIT_PAYMENT);
        assertThat(kept().promise())
                .contains(new CallDraft.Promised(Money.of("100.00", "USD"), LocalDate.of(2026, 11, 27)));
    }

    @Test
    void where_the_ai_is_gone_rules_write_the_draft() {
        promised();
        rig.payerHangsUp();

        assertThat(kept().source()).isEqualTo(Source.RULES);
        assertThat(kept().summary()).contains("promised to pay", "USD 100.00", "2026-11-27");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jane owes $9,999.00.|NO_COMMITMENT",
                "She pays on December 24th.|NO_COMMITMENT",
                "Card 4111 1111 1111 1111 was read.|NO_COMMITMENT",
                "Fine.|EVERYTHING_IS_FINE",
                "''|NO_COMMITMENT"
            })
    void a_draft_with_made_up_figures_cards_or_codes_is_refused(String summary, String outcome) {
        rig.identified();
        rig.payerSays("P2", "I will see.");
        answer(summary, outcome, "NEXT_OUTREACH");
        rig.payerHangsUp();

        assertThat(kept().source()).isEqualTo(Source.RULES);
        assertThat(rig.calls.kinds()).contains("draft.refused");
    }

    @Test
    void one_is_asked_for_at_a_time_and_not_with_every_sentence() {
        rig.identified();
        for (int i = 0; i < 5; i++) {
            rig.payerSays("P" + (i + 2), "Hm.");
        }
        assertThat(rig.session().drafts).hasSize(1);
        rig.time.pass(Aftermath.PAUSE.plus(Duration.ofSeconds(1)));
        rig.payerSays("P9", "Hm.");
        assertThat(rig.session().drafts).hasSize(2);
    }

    @Test
    void before_the_party_is_verified_nothing_is_asked_for_and_the_rules_say_so() {
        rig.talking();
        rig.payerSays("P1", "Who is this?");
        assertThat(rig.session().drafts).isEmpty();
        rig.payerHangsUp();

        assertThat(kept().outcome()).isEqualTo(Code.NOT_VERIFIED);
    }

    @Test
    void nothing_is_kept_of_a_call_that_nobody_answered() {
        rig.call();
        rig.status(Line.CarrierStatus.BUSY);

        assertThat(rig.drafts.kept).isEmpty();
    }

    private void promised() {
        rig.identified();
        rig.payerSays("P2", "A hundred dollars on Friday.");
        rig.aiSays("A2", "One hundred dollars on Friday, November 27th, is that right?");
        rig.payerSays("P3", "Yes.");
        rig.tool("T1", "record_promise", Map.of("amount", "100", "currency", "USD", "date", "2026-11-27"));
        assertThat(rig.result("T1")).containsEntry("recorded", true);
    }

    private void answer(String summary, String outcome, String next) {
        String asked = rig.session().drafts.get(rig.session().drafts.size() - 1);
        String key = asked.substring(0, asked.indexOf(' ', asked.indexOf(' ') + 1));
        rig.says()
                .drafted(
                        key,
                        Optional.of(Map.of("summary", summary, "outcome", outcome, "next_action", next)),
                        Voice.Usage.NONE);
    }

    private CallDraft kept() {
        assertThat(rig.drafts.kept).hasSize(1);
        return rig.drafts.kept.get(0);
    }
}
