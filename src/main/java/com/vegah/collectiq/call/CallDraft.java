package com.vegah.collectiq.call;

import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What came of a call, in short, as drafted; it waits for somebody at the desk to approve it. One per call that was answered. */
public record CallDraft(
        AttemptId attempt,
        PayerId payer,
        Source source,
        String summary,
        Code outcome,
        NextAction next,
        Optional<Promised> promise,
        Instant at,
        Optional<Approval> approval) {

    /** Whose words the summary is: the AI's, checked, or ours by rule. */
    public enum Source {
        AI,
        RULES
    }

    public enum Code {
        PROMISE,
        DISPUTE,
        HARDSHIP,
        CALLBACK,
        REFUSED,
        STOP_CONTACT,
        WRONG_PARTY,
        PERSON_WANTED,
        NO_COMMITMENT,
        NOT_VERIFIED,
        VOICEMAIL,
        BROKEN_OFF
    }

    public enum NextAction {
        AWAIT_PAYMENT,
        REVIEW_DISPUTE,
        REVIEW_HARDSHIP,
        CALL_BACK,
        CONTACT_IN_PERSON,
        CHECK_CONTACT,
        STOP,
        NEXT_OUTREACH
    }

    /** The promise that was recorded, the earliest where there are several. */
    public record Promised(Money amount, LocalDate date) {}

    public record Approval(String by, Instant at) {}
}
