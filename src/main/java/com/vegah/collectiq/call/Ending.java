package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.CarrierEvents.StatusDetail;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.outreach.Dialler.Ended;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How one call ends. A stream's end is not the call's: that is the carrier's word, by callback or by asking, and until it is known the
 * call is not settled. What went wrong before wins over a plain completion. Touched from the call's mailbox alone.
 */
final class Ending {
    /** From the loss of a stream to the first question to the carrier. */
    static final Duration ASK_AFTER = Duration.ofSeconds(5);
    /** For the words that the carrier speaks when we leave the stream, before we end the call ourselves. */
    static final Duration FALLBACK = Duration.ofSeconds(15);
    /** A machine's detection may be told after the call's end. */
    static final Duration VERDICT = Duration.ofSeconds(2);
    /** By then it has been told, or never will be. */
    static final Duration VERDICT_AT_MOST = Duration.ofSeconds(40);

    private static final Duration PARTING = Duration.ofSeconds(4);
    private static final int MOST_HANG_UPS = 6;

    private final LiveCall call;
    private final CallState state;
    private final Works works;
    private final Inquiry inquiry;
    private Optional<OutreachStatus> trouble = Optional.empty();
    private Optional<CarrierStatus> last = Optional.empty();
    private Optional<Obstacle> noVoice = Optional.empty();
    private boolean streamed;
    private boolean streamOver;
    private boolean leaving;
    private boolean hangUpWanted;
    private boolean verdictAwaited;
    private boolean verdictOver;

    Ending(LiveCall call, Works works) {
        this.call = call;
        this.state = call.state();
        this.works = works;
        this.inquiry = new Inquiry(call, works);
    }

    /** Somebody on our side ends the call. */
    void hangUp(EndedBy by) {
        boolean tooLate = streamOver && by == EndedBy.AI;
        if (over() || hangUpWanted || tooLate) {
            return;
        }
        state.endedBy(by);
        if (call.dialling().withdraw()) {
            works.registry().withdrawn(call);
            undialled(OutreachStatus.CALL_FAILED, "not-dialled", text("call.note.withdrawn"));
            return;
        }
        leaving = true;
        state.reach(Phase.GOODBYE);
        call.ticket().tear();
        call.talk().silence();
        endLine();
        call.save();
    }

    /** Leaves the stream so that the carrier speaks its closing words, then ends the call. */
    void part() {
        if (over() || leaving || call.dialling().waiting() || !streamed || streamOver) {
            hangUp(EndedBy.SYSTEM);
            return;
        }
        leaving = true;
        state.endedBy(EndedBy.SYSTEM);
        state.note(text("call.note.closing"));
        state.reach(Phase.GOODBYE);
        leaveStream(PARTING);
    }

    void maxDuration() {
        state.note(text("call.note.max-duration"));
        hangUp(EndedBy.SYSTEM);
    }

    void sidKnown() {
        if (hangUpWanted) {
            endLine();
        }
    }

    void answered() {
        noVoice.ifPresent(why -> fail(OutreachStatus.CALL_FAILED, why.inLines()));
    }

    /** The time by which the voice must be ready. */
    void voiceDue(boolean ready) {
        if (!ready) {
            fail(OutreachStatus.CALL_FAILED, text("call.note.no-voice"));
        }
    }

    /** The time by which the stream must have started. */
    void streamDue() {
        if (!streamed && !over() && !leaving) {
            trouble(OutreachStatus.CALL_FAILED, text("call.note.no-stream"));
            hangUp(EndedBy.SYSTEM);
        }
    }

    /** False where nobody is there to talk: the carrier had better go on. */
    boolean streamStarted() {
        if (over() || leaving || trouble.isPresent()) {
            return false;
        }
        streamed = true;
        return true;
    }

    void voiceLost(boolean spoke, Obstacle why) {
        if (state.answeredAt().isEmpty()) {
            noVoice = Optional.of(why);
            state.note(why.inLines());
            call.changed();
        } else {
            fail(spoke ? OutreachStatus.CALL_DROPPED : OutreachStatus.CALL_FAILED, why.inLines());
        }
    }

    void answeredBy(AnsweredBy by) {
        if (state.settled()) {
            return;
        }
        state.answeredBy(by);
        if (by == AnsweredBy.MACHINE || by == AnsweredBy.FAX) {
            trouble = Optional.of(OutreachStatus.CALL_VOICEMAIL);
            hangUp(EndedBy.SYSTEM);
        }
        call.save();
        settleIfReady();
    }

    /** The carrier says that the stream ended, which without our doing means that the payer hung up. */
    void streamStopped() {
        if (streamOver || over()) {
            return;
        }
        if (!leaving && trouble.isEmpty()) {
            state.endedBy(EndedBy.PAYER);
            state.endedAt(works.now());
        }
        streamLost();
    }

    /** The stream's socket is gone; without a word before, it was lost. */
    void streamClosed() {
        if (streamOver || over()) {
            return;
        }
        if (!leaving && trouble.isEmpty()) {
            state.endedBy(EndedBy.CARRIER);
            trouble(OutreachStatus.CALL_DROPPED, text("call.note.stream-lost"));
        }
        streamLost();
    }

    /** The carrier's final word; the first one stands. */
    void carrierEnded(CarrierStatus how, StatusDetail detail) {
        if (over()) {
            return;
        }
        last = Optional.of(how);
        detail.duration().ifPresent(state::lasted);
        state.endedBy(how == CarrierStatus.COMPLETED ? EndedBy.PAYER : EndedBy.CARRIER);
        state.endedAt(works.now());
        if (how == CarrierStatus.CANCELED) {
            state.errorCode("canceled");
        }
        inquiry.stop();
        call.ticket().tear();
        call.talk().end();
        call.talk().leaveStream();
        call.freePlace();
        settleIfReady();
    }

    /** The carrier knows no such call (any more): what we saw of it counts. */
    void unknownToCarrier() {
        CarrierStatus how = state.answeredAt().isPresent() ? CarrierStatus.COMPLETED : CarrierStatus.FAILED;
        carrierEnded(how, new StatusDetail(OptionalInt.empty(), Optional.empty(), Optional.empty()));
    }

    /** The carrier, asked more than once, still has a call that we are done with. */
    void stillLives(int asked) {
        if (asked >= 2 && (streamOver || leaving || trouble.isPresent())) {
            endLine();
        }
    }

    /** Whether there is any use in asking on. */
    boolean asksOn() {
        return !over() && (!streamed || streamOver || leaving || trouble.isPresent());
    }

    /** No call exists, and none will. */
    void undialled(OutreachStatus status, String code, String note) {
        if (over()) {
            return;
        }
        call.talk().end();
        last = Optional.of(CarrierStatus.FAILED);
        state.errorCode(code);
        state.endedBy(EndedBy.SYSTEM);
        state.note(note);
        inquiry.stop();
        call.ticket().tear();
        call.freePlace();
        settle(status);
    }

    void ask() {
        inquiry.in(ASK_AFTER);
    }

    /** Asks the carrier after a while in which it should have told by itself. */
    void askAfter(Duration delay) {
        call.later(delay, () -> {
            if (asksOn() && state.answeredAt().isEmpty()) {
                inquiry.in(Duration.ZERO);
            }
        });
    }

    /** Settles once the carrier has spoken, the voice is closed, and no machine's detection can still come. */
    void settleIfReady() {
        if (last.isEmpty() || state.settled() || !call.talk().closed()) {
            return;
        }
        if (verdictMayCome()) {
            if (!verdictAwaited) {
                verdictAwaited = true;
                call.later(VERDICT, () -> {
                    verdictOver = true;
                    settleIfReady();
                });
            }
            return;
        }
        boolean answered = state.answeredAt().isPresent();
        settle(new Outcome(answered, streamed, trouble, state.endedBy()).of(last.get()));
    }

    private void settle(OutreachStatus status) {
        state.settle(status, works.now());
        call.cancelAlarms();
        call.save();
        Ended ended = new Ended(status, state.note());
        Minutes minutes = call.minutes();
        minutes.payer();
        call.talk().aftermath().draft(status).ifPresent(minutes::draft);
        minutes.journal(call.actor(), "call.ended", status.name());
        minutes.then(() -> works.errand(() -> call.ended().complete(ended)));
        works.registry().settled(call);
    }

    private boolean verdictMayCome() {
        Instant now = works.now();
        return works.rules().settings().twilio().machineDetection()
                && !verdictOver
                && !works.registry().closing()
                && state.answeredBy().isEmpty()
                && state.answeredAt()
                        .filter(at -> Duration.between(at, now).compareTo(VERDICT_AT_MOST) < 0)
                        .isPresent();
    }

    private void fail(OutreachStatus how, String note) {
        if (over() || leaving || trouble.isPresent()) {
            return;
        }
        state.endedBy(EndedBy.SYSTEM);
        trouble(how, note);
        leaveStream(FALLBACK);
    }

    private void leaveStream(Duration closingWords) {
        call.talk().end();
        call.talk().leaveStream();
        call.later(closingWords, this::endLine);
        inquiry.in(ASK_AFTER);
        call.save();
    }

    private void streamLost() {
        streamOver = true;
        call.talk().end();
        inquiry.in(ASK_AFTER);
        call.save();
    }

    private void trouble(OutreachStatus how, String note) {
        trouble = Optional.of(Outcome.graver(trouble, how));
        state.note(note);
    }

    /** Tells the carrier to end the call, as soon as we know its name for it. */
    private void endLine() {
        if (over()) {
            return;
        }
        hangUpWanted = true;
        call.sid().ifPresent(sid -> {
            works.errand(() -> hangUp(sid, 1));
            inquiry.in(ASK_AFTER);
        });
    }

    /** On a thread that may block. */
    private void hangUp(CallSid sid, int attempt) {
        try {
            works.parts().line().hangUp(sid);
        } catch (RuntimeException e) {
            call.event("carrier.hang-up-failed", e.toString());
            if (attempt < MOST_HANG_UPS) {
                Duration pause = Duration.ofSeconds(1L << attempt);
                call.post(() -> call.later(pause, () -> works.errand(() -> hangUp(sid, attempt + 1))));
            }
        }
    }

    private boolean over() {
        return last.isPresent() || state.settled();
    }
}
