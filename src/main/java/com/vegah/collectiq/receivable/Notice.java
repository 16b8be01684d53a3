package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something a payer let us know in a call, that is not a promise, with where it was said. {@code about} is the thing meant: the invoice
 * disputed, the number that was wrong, the address for a link; empty where there is none. {@code due} is when a callback was asked for.
 * {@code toolCallId} makes noting it twice harmless.
 */
public record Notice(
        PayerId payer,
        AttemptId attempt,
        String toolCallId,
        Kind kind,
        String reason,
        String about,
        Optional<Instant> due,
        Evidence said,
        Instant at) {

    public enum Kind {
        WRONG_PARTY,
        DISPUTE,
        HARDSHIP,
        CALLBACK,
        STOP_CALLS,
        STOP_EMAIL,
        STOP_ALL,
        PAYMENT_LINK,
        /** Asked for a person, whether or not one came. */
        PERSON
    }
}
