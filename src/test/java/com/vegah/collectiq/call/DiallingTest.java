package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.call.Line.Dialled;
import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.compliance.Permits;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.PayerType;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DiallingTest {
    private final CallRig rig = new CallRig();

    @Test
    void the_row_is_committed_and_the_status_written_before_anything_leaves_the_house() {
        AtomicBoolean rowFirst = new AtomicBoolean();
        rig.line.answer = order -> {
            rowFirst.set(rig.calls.find(order.attempt()).isPresent()
                    && rig.books.statuses(CallRig.PAYER).contains(OutreachStatus.CALL_INITIATED));
            return new Dialled.Accepted(new CallSid("CA-" + order.attempt().value()));
        };
        rig.call();

        assertThat(rowFirst).isTrue();
        assertThat(rig.row().sid()).contains(rig.sid());
        assertThat(rig.line.dialled).singleElement().satisfies(order -> {
            assertThat(order.timeLimit()).isEqualTo(Duration.ofMinutes(11));
            assertThat(order.machineDetection()).isTrue();
        });
    }

    @Test
    void a_refusal_settles_the_call_with_its_code_and_a_sentence() {
        rig.line.answer =
                order -> new Dialled.Refused("21211", new Obstacle("The number is not valid.", "Correct it."));
        rig.call();

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_FAILED);
        assertThat(rig.row().errorCode()).contains("21211");
        assertThat(rig.row().settled()).isTrue();
        assertThat(rig.desk.now()).singleElement().satisfies(view -> {
            assertThat(view.over()).isTrue();
            assertThat(view.note()).contains("The number is not valid.\nCorrect it.");
        });
    }

    @Test
    void an_unclear_answer_is_settled_by_asking_and_never_by_dialling_again() {
        rig.line.answer = order -> new Dialled.Unclear("timed out");
        rig.call();
        rig.line.knows(new CallSid("CA-found"), CallRig.PHONE, CarrierStatus.RINGING, CallRig.NOW);
        rig.time.passSeconds(2);

        assertThat(rig.row().sid()).contains(new CallSid("CA-found"));
        assertThat(rig.row().status()).isEqualTo(OutreachStatus.CALL_RINGING);
        assertThat(rig.line.dialled).hasSize(1);
    }

    @Test
    void a_call_of_another_attempt_is_not_taken_for_ours() {
        rig.call();
        rig.status(CarrierStatus.BUSY);
        rig.time.passSeconds(2);
        rig.line.knows(rig.sid(), CallRig.PHONE, CarrierStatus.BUSY, CallRig.NOW);
        rig.line.answer = order -> new Dialled.Unclear("timed out");
        rig.call();
        rig.time.passSeconds(90);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_FAILED);
        assertThat(rig.row().errorCode()).contains("no-call");
        assertThat(rig.line.listed.get()).isGreaterThanOrEqualTo(5);
        assertThat(rig.line.dialled).hasSize(2);
    }

    @Test
    void while_the_carrier_cannot_be_asked_the_call_stays_open_and_it_is_asked_on() {
        rig.line.answer = order -> new Dialled.Unclear("timed out");
        rig.line.reachable = false;
        rig.call();
        rig.time.pass(Duration.ofHours(2));
        assertThat(rig.row().settled()).isFalse();
        int asked = rig.line.listed.get();
        assertThat(asked).isBetween(10, 60);

        rig.line.reachable = true;
        rig.line.knows(new CallSid("CA-late"), CallRig.PHONE, CarrierStatus.NO_ANSWER, CallRig.NOW);
        rig.time.pass(Duration.ofMinutes(6));
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_NO_ANSWER);
        assertThat(rig.line.dialled).hasSize(1);
    }

    @Test
    void a_webhook_before_the_answer_adopts_the_call() {
        rig.line.answer = order -> {
            CallSid sid = new CallSid("CA-" + order.attempt().value());
            assertThat(rig.desk.answered(order.attempt(), sid)).isPresent();
            return new Dialled.Unclear("connection reset");
        };
        rig.call();
        rig.time.pass(Duration.ofSeconds(8));

        assertThat(rig.row().sid()).contains(rig.sid());
        assertThat(rig.row().answeredAt()).contains(CallRig.NOW);
        assertThat(rig.line.listed.get()).isZero();
    }

    @Test
    void a_second_call_under_the_same_attempt_is_neither_bridged_nor_left_alive() {
        rig.line.answer = order -> {
            rig.desk.answered(order.attempt(), new CallSid("CA-first"));
            return new Dialled.Accepted(new CallSid("CA-second"));
        };
        rig.call();

        assertThat(rig.line.hungUp).containsExactly(new CallSid("CA-second"));
        assertThat(rig.desk.answered(rig.attempt(), new CallSid("CA-second"))).isEmpty();
        assertThat(rig.row().sid()).contains(new CallSid("CA-first"));
    }

    @Test
    void nothing_waits_when_nothing_is_ahead_and_calls_keep_the_pace() {
        for (String id : List.of("1", "2", "3")) {
            rig.call(CallRig.account(new PayerId(id), "Firm " + id, "A B", PayerType.BUSINESS));
        }
        assertThat(rig.line.dialled).hasSize(1);
        rig.time.passMillis(999);
        assertThat(rig.line.dialled).hasSize(1);
        rig.time.passMillis(1);
        assertThat(rig.line.dialled).hasSize(2);
        rig.time.passSeconds(1);
        assertThat(rig.line.dialled).hasSize(3);
    }

    @Test
    void no_more_calls_at_once_than_set() {
        for (int i = 0; i < 12; i++) {
            rig.call(CallRig.account(new PayerId("p" + i), "Firm", "A B", PayerType.BUSINESS));
        }
        rig.time.passSeconds(20);
        assertThat(rig.line.dialled).hasSize(10);
        assertThat(rig.desk.waitingToDial()).isEqualTo(2);

        Line.Order first = rig.line.dialled.get(0);
        rig.desk.status(
                Optional.of(first.attempt()),
                new CallSid("CA-" + first.attempt().value()),
                CarrierStatus.BUSY,
                CallRig.detail());
        rig.time.passSeconds(1);
        assertThat(rig.line.dialled).hasSize(11);
    }

    @Test
    void a_call_ended_while_it_waits_is_never_dialled() {
        rig.call(CallRig.account(new PayerId("1"), "Firm", "A B", PayerType.BUSINESS));
        rig.call();
        rig.desk.hangUp(rig.attempt(), EndedBy.COLLECTOR);
        rig.time.passSeconds(5);

        assertThat(rig.line.dialled).hasSize(1);
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_FAILED);
        assertThat(rig.desk.waitingToDial()).isZero();
        assertThat(rig.line.hungUp).isEmpty();
    }

    @Test
    void after_a_long_wait_the_guard_is_asked_again_and_its_no_ends_the_call_undialled() {
        for (int i = 0; i < 10; i++) {
            rig.call(CallRig.account(new PayerId("p" + i), "Firm", "A B", PayerType.BUSINESS));
        }
        rig.call();
        rig.time.passSeconds(20);
        rig.line.dialled.forEach(order -> rig.line.knows(
                new CallSid("CA-" + order.attempt().value()), CallRig.PHONE, CarrierStatus.RINGING, CallRig.NOW));
        rig.time.pass(Duration.ofMinutes(3));
        rig.recheck = (payer, when) -> {
            Verdict.Finding late =
                    new Verdict.Finding("hours", Verdict.Outcome.HOLDS, "It is past 21:00 there.", "12 CFR 1006.6");
            return new Verdict.Hold(CallRig.NOW.plusSeconds(3600), late, List.of(late));
        };
        Line.Order first = rig.line.dialled.get(0);
        rig.desk.status(
                Optional.of(first.attempt()),
                new CallSid("CA-" + first.attempt().value()),
                CarrierStatus.BUSY,
                CallRig.detail());
        assertThat(rig.askedAgain).contains(rig.attempt());

        assertThat(rig.line.dialled).hasSize(10);
        assertThat(rig.ending()).isEqualTo(OutreachStatus.HELD);
        assertThat(rig.books.statuses(CallRig.PAYER)).endsWith(OutreachStatus.HELD);
        assertThat(rig.desk.obstacle()).isEmpty();
    }

    @Test
    void who_asked_to_be_left_alone_while_their_call_waited_a_second_for_its_turn_is_not_dialled() {
        rig.call(CallRig.account(new PayerId("1"), "Firm", "A B", PayerType.BUSINESS));
        rig.call();
        Verdict.Finding stopped = new Verdict.Finding("opted-out", Verdict.Outcome.DENIES, "No contact.", "1006.14(h)");
        rig.recheck = (payer, when) -> new Verdict.Deny(stopped, List.of(stopped));
        rig.time.passSeconds(2);

        assertThat(rig.line.dialled).hasSize(1);
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_FAILED);
    }

    @Test
    void a_permit_is_good_for_one_call_to_its_own_payer() {
        Account account = CallRig.business();
        Permit permit = Permits.toCall(CallRig.PAYER, CallRig.NOW);
        rig.desk.call(account, permit, "Lena");

        assertThatThrownBy(() -> rig.desk.call(account, permit, "Lena")).hasMessageContaining("used before");
        Permit other = Permits.toCall(new PayerId("other"), CallRig.NOW);
        assertThatThrownBy(() -> rig.desk.call(account, other, "Lena")).hasMessageContaining("not for calling");
        assertThatThrownBy(() -> rig.desk.call(account, Permits.toCall(CallRig.PAYER, CallRig.NOW), "Lena"))
                .hasMessageContaining("on a call already");
        assertThat(rig.line.dialled).hasSize(1);
    }

    @Test
    void a_carrier_that_never_calls_back_is_asked() {
        rig.call();
        rig.line.knows(rig.sid(), CallRig.PHONE, CarrierStatus.NO_ANSWER, CallRig.NOW);
        rig.time.passSeconds(46);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_NO_ANSWER);
    }
}
