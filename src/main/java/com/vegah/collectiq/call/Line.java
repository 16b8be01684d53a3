package com.vegah.collectiq.call;

import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The carrier. Every method may block on the network; none retries a write. */
public interface Line {
    /** Why no call can be placed now (missing settings, no public address), if so. Does not block. */
    Optional<Obstacle> obstacle();

    /** The number calls come from. */
    PhoneNumber from();

    /** Exactly one request to the carrier, whatever comes back. */
    Dialled dial(Order order, Permit permit);

    /** Ends a call, ringing or answered; one request. A call that ended already is no error. */
    void hangUp(CallSid sid);

    /** What the carrier knows of a call. */
    Optional<CarrierCall> fetch(CallSid sid);

    /** Calls to a number that the carrier made since an instant, newest first. */
    List<CarrierCall> callsTo(PhoneNumber to, Instant since);

    /** The carrier could not be asked. */
    final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    record Order(
            AttemptId attempt,
            PayerId payer,
            PhoneNumber to,
            Duration ringTimeout,
            Duration timeLimit,
            boolean machineDetection) {}

    /** What came of dialling. */
    sealed interface Dialled {
        record Accepted(CallSid sid) implements Dialled {}

        /** The carrier said no: no call exists. */
        record Refused(String code, Obstacle why) implements Dialled {}

        /** Nobody knows whether a call exists: ask, never dial again. */
        record Unclear(String cause) implements Dialled {}
    }

    /** A call as the carrier has it. */
    record CarrierCall(
            CallSid sid,
            PhoneNumber to,
            CarrierStatus status,
            Instant createdAt,
            Optional<Instant> endedAt,
            Optional<Duration> duration,
            Optional<CallRecord.AnsweredBy> answeredBy) {}

    /** The carrier's own statuses. */
    enum CarrierStatus {
        QUEUED,
        INITIATED,
        RINGING,
        IN_PROGRESS,
        COMPLETED,
        BUSY,
        FAILED,
        NO_ANSWER,
        CANCELED;

        public boolean isFinal() {
            return compareTo(COMPLETED) >= 0;
        }
    }
}
