package com.vegah.collectiq.call;

import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.CallRecord.Direction;
import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What is known of one call, which only ever goes forward. Touched from the call's mailbox alone, once it is made. */
final class CallState {
    private final AttemptId attempt;
    private final Account account;
    private final PhoneNumber from;
    private final PhoneNumber to;
    private final Instant createdAt;
    private Phase phase = Phase.WAITING;
    private OutreachStatus status = OutreachStatus.CALL_INITIATED;
    private Optional<CallSid> sid = Optional.empty();
    private Optional<Instant> ringingAt = Optional.empty();
    private Optional<Instant> answeredAt = Optional.empty();
    private Optional<Instant> identifiedAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private OptionalInt seconds = OptionalInt.empty();
    private Optional<AnsweredBy> answeredBy = Optional.empty();
    private Optional<EndedBy> endedBy = Optional.empty();
    private Optional<String> errorCode = Optional.empty();
    private Optional<String> note = Optional.empty();
    private boolean settled;

    CallState(AttemptId attempt, Account account, PhoneNumber from, PhoneNumber to, Instant createdAt) {
        this.attempt = attempt;
        this.account = account;
        this.from = from;
        this.to = to;
        this.createdAt = createdAt;
    }

    CallRecord row() {
        return new CallRecord(
                attempt,
                sid,
                account.payer().id(),
                Direction.OUTBOUND,
                from,
                to,
                createdAt,
                answeredAt,
                endedAt,
                seconds,
                status,
                answeredBy,
                endedBy,
                errorCode,
                settled);
    }

    CallView view(CallView.Speaking speaking, CallView.Recorded recorded) {
        return new CallView(
                attempt,
                sid,
                account.payer().id(),
                account.payer().name(),
                to,
                phase,
                status,
                createdAt,
                ringingAt,
                answeredAt,
                identifiedAt,
                endedAt,
                speaking,
                recorded,
                note);
    }

    void sid(CallSid known) {
        sid = Optional.of(known);
    }

    /** False where the call is there or further already. */
    boolean reach(Phase next) {
        if (!phase.mayBecome(next)) {
            return false;
        }
        phase = next;
        return true;
    }

    /** The goodbye was taken back: the talk goes on where it was. */
    void stay() {
        if (phase == Phase.GOODBYE) {
            phase = identified() ? Phase.IDENTIFIED : Phase.TALKING;
        }
    }

    boolean ringing(Instant now) {
        if (!reach(Phase.RINGING)) {
            return false;
        }
        ringingAt = Optional.of(now);
        return show(OutreachStatus.CALL_RINGING);
    }

    boolean answered(Instant now) {
        if (answeredAt.isPresent() || settled) {
            return false;
        }
        reach(Phase.ANSWERED);
        answeredAt = Optional.of(now);
        return true;
    }

    boolean identified(Instant now) {
        if (identifiedAt.isPresent()) {
            return false;
        }
        identifiedAt = Optional.of(now);
        reach(Phase.IDENTIFIED);
        return true;
    }

    /** A status on the way; it never goes back. */
    boolean show(OutreachStatus next) {
        if (settled || next.compareTo(status) <= 0) {
            return false;
        }
        status = next;
        return true;
    }

    /** The first word about a machine or a person stands; not knowing is no word. */
    void answeredBy(AnsweredBy by) {
        if (answeredBy.isEmpty() || answeredBy.get() == AnsweredBy.UNKNOWN) {
            answeredBy = Optional.of(by);
        }
    }

    /** The first who ends a call has ended it. */
    void endedBy(EndedBy by) {
        if (endedBy.isEmpty()) {
            endedBy = Optional.of(by);
        }
    }

    void endedAt(Instant at) {
        if (endedAt.isEmpty()) {
            endedAt = Optional.of(at);
        }
    }

    void lasted(Duration duration) {
        seconds = OptionalInt.of((int) duration.toSeconds());
    }

    void errorCode(String code) {
        errorCode = Optional.of(code);
    }

    /** A sentence for whoever looks at the call. */
    void note(String sentence) {
        note = Optional.of(sentence);
    }

    /** The last sentence noted, or nothing. */
    String note() {
        return note.orElse("");
    }

    /** The last state there is. */
    void settle(OutreachStatus ending, Instant now) {
        endedAt(now);
        if (seconds.isEmpty()) {
            answeredAt.ifPresent(from -> lasted(Duration.between(from, endedAt.orElse(now))));
        }
        status = ending;
        phase = Phase.ENDED;
        settled = true;
    }

    AttemptId attempt() {
        return attempt;
    }

    Account account() {
        return account;
    }

    PhoneNumber to() {
        return to;
    }

    Instant createdAt() {
        return createdAt;
    }

    Phase phase() {
        return phase;
    }

    OutreachStatus status() {
        return status;
    }

    Optional<Instant> answeredAt() {
        return answeredAt;
    }

    Optional<AnsweredBy> answeredBy() {
        return answeredBy;
    }

    Optional<EndedBy> endedBy() {
        return endedBy;
    }

    boolean identified() {
        return identifiedAt.isPresent();
    }

    boolean settled() {
        return settled;
    }

    /** Milliseconds since the answer, zero before it. */
    long offsetMillis(Instant now) {
        return answeredAt
                .map(from -> Math.max(0, Duration.between(from, now).toMillis()))
                .orElse(0L);
    }
}
