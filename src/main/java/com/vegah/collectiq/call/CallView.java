package com.vegah.collectiq.call;

import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** A call as it stands now, for those who watch. Ended calls stay to be seen for a while after {@code over}. */
public record CallView(
        AttemptId attempt,
        Optional<CallSid> sid,
        PayerId payer,
        String payerName,
        PhoneNumber to,
        Phase phase,
        OutreachStatus status,
        Instant createdAt,
        Optional<Instant> ringingAt,
        Optional<Instant> answeredAt,
        Optional<Instant> identifiedAt,
        Optional<Instant> endedAt,
        Speaking speaking,
        Recorded recorded,
        Optional<String> note) {

    public boolean over() {
        return phase == Phase.ENDED;
    }

    /** Whether the call is kept as sound; NOT_YET: the payer has not heard the notice. */
    public enum Recorded {
        NO,
        NOT_YET,
        YES,
        PAUSED,
        FAILED
    }

    public enum Speaking {
        NOBODY,
        AI,
        PAYER
    }
}
