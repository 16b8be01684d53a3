package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallRecord.Direction;
import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTest {
    private static final AttemptId OLD = new AttemptId("old");
    private static final CallSid SID = new CallSid("CA-old");
    private static final Instant THEN = CallRig.NOW.minusSeconds(300);

    private final CallRig rig = new CallRig();

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, CALL_DROPPED",
        "BUSY, CALL_BUSY",
        "NO_ANSWER, CALL_NO_ANSWER",
        "FAILED, CALL_FAILED",
        "CANCELED, CALL_FAILED"
    })
    void a_call_left_open_ends_as_the_carrier_says(CarrierStatus carrier, OutreachStatus status) {
        left(Optional.of(SID), Optional.empty(), THEN);
        rig.line.knows(SID, CallRig.PHONE, carrier, THEN);
        rig.desk.start();
        assertThat(row().status()).isEqualTo(status);
        assertThat(row().settled()).isTrue();
        assertThat(rig.books.statuses(CallRig.PAYER)).containsExactly(status);
        assertThat(rig.line.dialled).isEmpty();
    }

    @Test
    void a_call_that_still_lives_is_ended_and_dropped() {
        left(Optional.of(SID), Optional.of(THEN), THEN);
        rig.line.knows(SID, CallRig.PHONE, CarrierStatus.IN_PROGRESS, THEN);
        rig.desk.start();
        assertThat(rig.line.hungUp).containsExactly(SID);
        rig.line.knows(SID, CallRig.PHONE, CarrierStatus.COMPLETED, THEN);
        rig.time.passSeconds(5);
        assertThat(row().status()).isEqualTo(OutreachStatus.CALL_DROPPED);
        assertThat(row().endedBy()).contains(EndedBy.SYSTEM);
    }

    @Test
    void a_call_whose_sid_was_not_learnt_is_looked_for_by_its_number() {
        left(Optional.empty(), Optional.empty(), THEN);
        rig.line.knows(SID, CallRig.PHONE, CarrierStatus.NO_ANSWER, THEN.plusSeconds(1));
        rig.desk.start();
        assertThat(row().status()).isEqualTo(OutreachStatus.CALL_NO_ANSWER);
        assertThat(row().sid()).contains(SID);
    }

    @Test
    void a_call_that_was_never_made_failed_but_only_when_the_lists_can_be_believed() {
        left(Optional.empty(), Optional.empty(), CallRig.NOW.minusSeconds(2));
        rig.desk.start();
        assertThat(row().settled()).isFalse();
        rig.time.passSeconds(100);
        assertThat(row().status()).isEqualTo(OutreachStatus.CALL_FAILED);
        assertThat(row().settled()).isTrue();
    }

    @Test
    void while_the_carrier_cannot_be_asked_the_call_stays_open() {
        left(Optional.of(SID), Optional.empty(), THEN);
        rig.line.reachable = false;
        rig.desk.start();
        rig.time.pass(Duration.ofMinutes(30));
        assertThat(row().settled()).isFalse();
        rig.line.reachable = true;
        rig.line.knows(SID, CallRig.PHONE, CarrierStatus.BUSY, THEN);
        rig.time.pass(Duration.ofMinutes(6));
        assertThat(row().status()).isEqualTo(OutreachStatus.CALL_BUSY);
        assertThat(rig.desk.leftOpen()).isZero();
    }

    @Test
    void a_callback_for_it_settles_it_too_and_nobody_may_open_its_stream() {
        left(Optional.of(SID), Optional.of(THEN), THEN);
        rig.line.reachable = false;
        rig.desk.start();
        assertThat(rig.desk.answered(OLD, SID)).isEmpty();
        rig.desk.status(Optional.of(OLD), SID, CarrierStatus.COMPLETED, CallRig.detail());
        assertThat(row().status()).isEqualTo(OutreachStatus.CALL_DROPPED);
        rig.desk.status(Optional.of(OLD), SID, CarrierStatus.BUSY, CallRig.detail());
        assertThat(row().status()).isEqualTo(OutreachStatus.CALL_DROPPED);
    }

    @Test
    void calls_of_this_run_are_left_alone() {
        rig.call();
        rig.desk.start();
        assertThat(rig.desk.leftOpen()).isZero();
        assertThat(rig.line.fetched).isEmpty();
    }

    private CallRecord row() {
        return rig.calls.find(OLD).orElseThrow();
    }

    private void left(Optional<CallSid> sid, Optional<Instant> answeredAt, Instant createdAt) {
        rig.calls.insert(new CallRecord(
                OLD,
                sid,
                CallRig.PAYER,
                Direction.OUTBOUND,
                FakeLine.FROM,
                CallRig.PHONE,
                createdAt,
                answeredAt,
                Optional.empty(),
                OptionalInt.empty(),
                OutreachStatus.CALL_INITIATED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
    }
}
