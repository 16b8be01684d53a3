package com.vegah.collectiq.outreach;

import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The will to contact a payer, written before anything is done about it, and what came of it. At most one intent of a payer is open
 * at a time, whoever asks, in whichever process. Touches the disk.
 */
public interface Intents {
    /** Writes a new open intent, unless one of this payer is open. */
    Optional<Intent> open(PayerId payer, String actor, Instant at);

    /** Takes a requested intent for this process: true for exactly one caller. */
    boolean take(long id);

    /** Requested and not yet taken, oldest first. */
    List<Intent> requested();

    /** Closes an intent with what came of it. */
    void close(long id, State state, Optional<OutreachStatus> status, String detail, Instant at);

    Optional<Intent> find(long id);

    /**
     * When the payer was last attempted by any channel (sent, called, failed or crashed). Held, denied and unavailable intents do not
     * count, nor does one that is still open: its call, once there is a row of it, does.
     */
    Optional<Instant> lastAttempt(PayerId payer);

    /** Intents that a crash left taken. */
    List<Intent> left();

    record Intent(
            long id,
            PayerId payer,
            String actor,
            Instant at,
            State state,
            Optional<OutreachStatus> status,
            String detail) {}

    /** UNAVAILABLE: something was missing that the act needs, and nothing was tried. */
    enum State {
        REQUESTED,
        TAKEN,
        DONE,
        HELD,
        DENIED,
        UNAVAILABLE,
        FAILED;

        public boolean open() {
            return this == REQUESTED || this == TAKEN;
        }
    }
}
