package com.vegah.collectiq.call;

import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** A call as the database keeps it, one row per attempt. Settled: the ending is known and final. */
public record CallRecord(
        AttemptId attempt,
        Optional<CallSid> sid,
        PayerId payer,
        Direction direction,
        PhoneNumber from,
        PhoneNumber to,
        Instant createdAt,
        Optional<Instant> answeredAt,
        Optional<Instant> endedAt,
        OptionalInt durationSeconds,
        OutreachStatus status,
        Optional<AnsweredBy> answeredBy,
        Optional<EndedBy> endedBy,
        Optional<String> errorCode,
        boolean settled) {

    public enum Direction {
        OUTBOUND,
        INBOUND
    }

    public enum AnsweredBy {
        HUMAN,
        MACHINE,
        FAX,
        UNKNOWN
    }

    public enum EndedBy {
        AI,
        PAYER,
        COLLECTOR,
        CARRIER,
        SYSTEM
    }
}
