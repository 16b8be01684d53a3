package com.vegah.collectiq.call;

import com.vegah.collectiq.call.CallRecord.EndedBy;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.receivable.OutreachStatus;
import java.util.Optional;

/** Which status a call ends with: the carrier's word, and what went wrong on the way, which wins over COMPLETED. */
record Outcome(boolean answered, boolean streamed, Optional<OutreachStatus> trouble, Optional<EndedBy> endedBy) {
    /** A machine is worse than a loss, a loss worse than a failure to begin; what came first stands otherwise. */
    static OutreachStatus graver(Optional<OutreachStatus> before, OutreachStatus now) {
        return now == OutreachStatus.CALL_VOICEMAIL ? now : before.orElse(now);
    }

    OutreachStatus of(CarrierStatus carrier) {
        if (trouble.equals(Optional.of(OutreachStatus.CALL_VOICEMAIL))) {
            return OutreachStatus.CALL_VOICEMAIL;
        }
        return switch (carrier) {
            case BUSY -> OutreachStatus.CALL_BUSY;
            case NO_ANSWER -> OutreachStatus.CALL_NO_ANSWER;
            case FAILED, CANCELED ->
                streamed ? trouble.orElse(OutreachStatus.CALL_DROPPED) : OutreachStatus.CALL_FAILED;
            case COMPLETED -> trouble.orElse(completed());
            case QUEUED, INITIATED, RINGING, IN_PROGRESS ->
                throw new IllegalArgumentException(carrier + " is no ending");
        };
    }

    /** A stream that never came up is a failure, unless the collector ended the call before it could. */
    private OutreachStatus completed() {
        boolean ours = answered && endedBy.equals(Optional.of(EndedBy.COLLECTOR));
        return streamed || ours ? OutreachStatus.CALL_COMPLETED : OutreachStatus.CALL_FAILED;
    }
}
