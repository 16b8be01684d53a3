package com.vegah.collectiq.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.StreamSid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EndingsTest {
    private static final Obstacle GONE = new Obstacle("The voice is gone.", "Try again.");

    private final CallRig rig = new CallRig();

    @Test
    void a_whole_call_goes_through_its_statuses_and_ends_completed_by_the_payer() {
        rig.talking();
        rig.time.passSeconds(30);
        rig.payerHangsUp();

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(rig.endedBy()).isEqualTo(EndedBy.PAYER);
        assertThat(rig.books.statuses(CallRig.PAYER))
                .containsExactly(
                        OutreachStatus.CALL_INITIATED,
                        OutreachStatus.CALL_RINGING,
                        OutreachStatus.CALL_CONNECTED_TO_AI,
                        OutreachStatus.CALL_COMPLETED);
        assertThat(rig.row().durationSeconds()).hasValue(30);
        assertThat(rig.session().closed).isTrue();
        assertThat(rig.line.hungUp).isEmpty();
    }

    @Test
    void a_stop_ends_the_stream_and_the_voice_but_the_call_only_when_the_carrier_says_so() {
        rig.talking();
        rig.stream.stopped();
        assertThat(rig.session().closed).isTrue();
        rig.time.passSeconds(4);
        assertThat(rig.row().settled()).isFalse();
        assertThat(rig.line.fetched).isEmpty();

        rig.line.knows(rig.sid(), CallRig.PHONE, CarrierStatus.COMPLETED, CallRig.NOW);
        rig.time.passSeconds(1);
        assertThat(rig.line.fetched).hasSize(1);
        rig.time.passSeconds(2);
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(rig.row().durationSeconds()).hasValue(42);
    }

    @Test
    void asked_in_vain_the_carrier_is_asked_on_and_a_call_that_still_lives_is_ended() {
        rig.talking();
        rig.line.knows(rig.sid(), CallRig.PHONE, CarrierStatus.IN_PROGRESS, CallRig.NOW);
        rig.stream.stopped();
        rig.time.passSeconds(25);
        assertThat(rig.line.hungUp).contains(rig.sid());
        assertThat(rig.row().settled()).isFalse();

        rig.line.reachable = false;
        rig.time.pass(Duration.ofMinutes(30));
        assertThat(rig.row().settled()).isFalse();
        rig.line.reachable = true;
        rig.line.knows(rig.sid(), CallRig.PHONE, CarrierStatus.COMPLETED, CallRig.NOW);
        rig.time.pass(Duration.ofMinutes(6));
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
    }

    @Test
    void a_stream_lost_without_a_word_is_a_dropped_call() {
        rig.talking();
        rig.stream.closed();
        assertThat(rig.session().closed).isTrue();
        rig.status(CarrierStatus.COMPLETED);
        rig.time.passSeconds(3);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_DROPPED);
        assertThat(rig.endedBy()).isEqualTo(EndedBy.CARRIER);
    }

    @Test
    void a_voice_lost_in_the_middle_leaves_the_stream_to_the_carriers_words_and_drops_the_call() {
        rig.talking();
        rig.aiSounds("R1", "A1", 200);
        rig.line.knows(rig.sid(), CallRig.PHONE, CarrierStatus.IN_PROGRESS, CallRig.NOW);
        rig.says().gone(false, GONE);
        assertThat(rig.media.closed).isTrue();
        rig.stream.closed();
        rig.time.passSeconds(14);
        assertThat(rig.line.hungUp).isEmpty();
        rig.time.passSeconds(1);
        assertThat(rig.line.hungUp).isNotEmpty();
        rig.status(CarrierStatus.COMPLETED);
        rig.time.passSeconds(3);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_DROPPED);
        assertThat(rig.endedBy()).isEqualTo(EndedBy.SYSTEM);
    }

    @Test
    void a_voice_refused_while_it_rings_fails_the_call_after_the_spoken_fallback() {
        rig.call();
        rig.status(CarrierStatus.RINGING);
        rig.says().gone(true, GONE);
        assertThat(rig.line.hungUp).isEmpty();
        rig.connect();

        assertThat(rig.media.closed).isTrue();
        assertThat(rig.books.statuses(CallRig.PAYER)).doesNotContain(OutreachStatus.CALL_CONNECTED_TO_AI);
        rig.status(CarrierStatus.COMPLETED);
        rig.time.passSeconds(3);
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_FAILED);
        assertThat(rig.desk.now().get(0).note()).contains(GONE.inLines());
    }

    @Test
    void a_voice_lost_before_it_spoke_is_asked_in_again() {
        rig.call();
        rig.status(CarrierStatus.RINGING);
        rig.says().gone(false, GONE);
        rig.time.passSeconds(1);
        assertThat(rig.voice.sessions).hasSize(2);
        rig.connect();
        rig.says().ready();
        assertThat(rig.session().told).containsExactly("respond");
    }

    @Test
    void a_voice_not_ready_ten_seconds_after_the_answer_fails_the_call() {
        rig.call();
        rig.status(CarrierStatus.RINGING);
        rig.connect();
        rig.time.passSeconds(9);
        assertThat(rig.media.closed).isFalse();
        rig.time.passSeconds(1);
        assertThat(rig.media.closed).isTrue();
        assertThat(rig.session().closed).isTrue();
        rig.line.knows(rig.sid(), CallRig.PHONE, CarrierStatus.IN_PROGRESS, CallRig.NOW);
        rig.time.passSeconds(15);
        assertThat(rig.line.hungUp).isNotEmpty();
        rig.status(CarrierStatus.COMPLETED);
        rig.time.passSeconds(3);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_FAILED);
    }

    @Test
    void a_stream_that_never_starts_fails_the_call() {
        rig.call();
        rig.token();
        rig.says().ready();
        rig.time.passSeconds(15);
        assertThat(rig.line.hungUp).containsExactly(rig.sid());
        assertThat(rig.session().closed).isTrue();
        rig.status(CarrierStatus.COMPLETED);
        rig.time.passSeconds(3);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_FAILED);
    }

    @Test
    void a_machine_is_hung_up_on_and_is_voicemail_whatever_else_is_said() {
        rig.talking();
        rig.desk.answeredBy(Optional.of(rig.attempt()), rig.sid(), AnsweredBy.MACHINE);
        assertThat(rig.line.hungUp).containsExactly(rig.sid());
        assertThat(rig.session().closed).isTrue();
        rig.payerHangsUp();

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_VOICEMAIL);
        assertThat(rig.endedBy()).isEqualTo(EndedBy.SYSTEM);
        assertThat(rig.row().answeredBy()).contains(AnsweredBy.MACHINE);
    }

    @Test
    void a_machine_told_just_after_the_end_is_voicemail_too() {
        rig.talking();
        rig.stream.stopped();
        rig.status(CarrierStatus.COMPLETED);
        assertThat(rig.row().settled()).isFalse();
        rig.desk.answeredBy(Optional.of(rig.attempt()), rig.sid(), AnsweredBy.MACHINE);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_VOICEMAIL);
    }

    @Test
    void a_person_told_by_the_carrier_settles_without_waiting() {
        rig.talking();
        rig.desk.answeredBy(Optional.empty(), rig.sid(), AnsweredBy.HUMAN);
        rig.stream.stopped();
        rig.status(CarrierStatus.COMPLETED);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        rig.desk.answeredBy(Optional.empty(), rig.sid(), AnsweredBy.MACHINE);
        rig.status(CarrierStatus.BUSY);
        rig.time.pass(Duration.ofMinutes(10));
        assertThat(rig.row().status()).isEqualTo(OutreachStatus.CALL_COMPLETED);
    }

    @Test
    void busy_no_answer_and_failure_are_the_carriers_word() {
        for (var each : List.of(
                List.of(CarrierStatus.BUSY, OutreachStatus.CALL_BUSY),
                List.of(CarrierStatus.NO_ANSWER, OutreachStatus.CALL_NO_ANSWER),
                List.of(CarrierStatus.FAILED, OutreachStatus.CALL_FAILED),
                List.of(CarrierStatus.CANCELED, OutreachStatus.CALL_FAILED))) {
            CallRig other = new CallRig();
            other.call();
            other.status(CarrierStatus.RINGING);
            other.status((CarrierStatus) each.get(0));
            assertThat(other.ending()).isEqualTo(each.get(1));
            assertThat(other.endedBy()).isEqualTo(EndedBy.CARRIER);
            assertThat(other.voice.allClosed()).isTrue();
        }
    }

    @Test
    void the_collectors_hang_up_silences_at_once_and_completes_an_answered_call() {
        rig.talking();
        rig.aiSounds("R1", "A1", 2000);
        rig.desk.hangUp(rig.attempt(), EndedBy.COLLECTOR);
        assertThat(rig.media.sent).contains("clear");
        assertThat(rig.session().closed).isTrue();
        rig.desk.hangUp(rig.attempt(), EndedBy.COLLECTOR);
        assertThat(rig.line.hungUp).containsExactly(rig.sid());
        rig.payerHangsUp();

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(rig.endedBy()).isEqualTo(EndedBy.COLLECTOR);
    }

    @Test
    void the_collectors_hang_up_before_the_answer_is_a_failed_call() {
        rig.call();
        rig.status(CarrierStatus.RINGING);
        rig.desk.hangUp(rig.attempt(), EndedBy.COLLECTOR);
        assertThat(rig.desk.answered(rig.attempt(), rig.sid())).isEmpty();
        rig.status(CarrierStatus.CANCELED);
        rig.time.passSeconds(3);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_FAILED);
        assertThat(rig.row().errorCode()).contains("canceled");
    }

    @Test
    void a_hang_up_the_carrier_did_not_hear_is_said_again() {
        rig.talking();
        rig.line.reachable = false;
        rig.desk.hangUp(rig.attempt(), EndedBy.COLLECTOR);
        rig.line.reachable = true;
        rig.time.passSeconds(2);
        assertThat(rig.line.hungUp).hasSize(2);
    }

    @Test
    void a_call_ends_when_it_has_lasted_as_long_as_it_may() {
        rig.talking();
        rig.time.pass(Duration.ofMinutes(10));
        assertThat(rig.line.hungUp).containsExactly(rig.sid());
        rig.payerHangsUp();
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(rig.endedBy()).isEqualTo(EndedBy.SYSTEM);
    }

    @Test
    void a_token_opens_one_stream_of_its_own_call_once() {
        rig.call();
        String token = rig.token();
        assertThat(token).hasSizeGreaterThanOrEqualTo(22);
        assertThat(rig.desk.start(token, new CallSid("CA-other"), new StreamSid("MZ"), rig.media))
                .isEmpty();
        assertThat(rig.desk.start("wrong", rig.sid(), new StreamSid("MZ"), rig.media))
                .isEmpty();
        String again = rig.token();
        assertThat(rig.desk.start(token, rig.sid(), new StreamSid("MZ"), rig.media))
                .isPresent();
        assertThat(rig.desk.start(again, rig.sid(), new StreamSid("MZ"), rig.media))
                .isEmpty();
        assertThat(rig.desk.answered(rig.attempt(), rig.sid())).isEmpty();
        assertThat(rig.desk.answered(new AttemptId("unknown"), rig.sid())).isEmpty();
    }

    @Test
    void watchers_get_what_is_there_and_then_every_change_and_an_ended_call_stays_a_while() {
        rig.call();
        List<Phase> phases = new ArrayList<>();
        LiveCalls.Watch watch = rig.desk.watch(view -> {
            if (phases.isEmpty() || phases.get(phases.size() - 1) != view.phase()) {
                phases.add(view.phase());
            }
        });
        rig.status(CarrierStatus.RINGING);
        rig.connect();
        rig.says().ready();
        rig.payerHangsUp();
        watch.close();

        assertThat(phases).containsExactly(Phase.DIALLING, Phase.RINGING, Phase.ANSWERED, Phase.TALKING, Phase.ENDED);
        assertThat(rig.desk.now()).hasSize(1);
        rig.time.pass(CallDesk.LINGER);
        assertThat(rig.desk.now()).isEmpty();
    }

    @Test
    void a_write_that_fails_is_tried_again_and_the_ending_waits_for_it() {
        rig.talking();
        rig.desk.answeredBy(Optional.empty(), rig.sid(), AnsweredBy.HUMAN);
        rig.stream.stopped();
        rig.calls.failNext(2);
        rig.desk.status(
                Optional.empty(),
                rig.sid(),
                CarrierStatus.COMPLETED,
                new CarrierEvents.StatusDetail(
                        OptionalInt.of(3), Optional.of(Duration.ofSeconds(9)), Optional.empty()));
        rig.time.passMillis(1500);
        assertThat(rig.ending()).isEqualTo(OutreachStatus.NONE);
        rig.time.passSeconds(1);

        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(rig.row().settled()).isTrue();
        assertThat(rig.row().durationSeconds()).hasValue(9);
    }

    @Test
    void closing_the_desk_ends_calls_politely_and_settles_them() {
        rig.talking();
        rig.line.whenHungUp = sid -> rig.status(CarrierStatus.COMPLETED);
        var waiting = new Object() {
            final Thread winder = com.vegah.collectiq.time.Threads.named("winder")
                    .newThread(() -> {
                        while (!Thread.interrupted()) {
                            rig.time.passMillis(100);
                            Thread.onSpinWait();
                        }
                    });
        };
        waiting.winder.start();
        rig.desk.close(Duration.ofSeconds(10));
        waiting.winder.interrupt();

        assertThat(rig.media.closed).isTrue();
        assertThat(rig.ending()).isEqualTo(OutreachStatus.CALL_COMPLETED);
        assertThat(rig.desk.obstacle()).isPresent();
        assertThat(rig.session().closed).isTrue();
    }
}
