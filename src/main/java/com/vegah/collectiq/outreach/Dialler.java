package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.Obstacle;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls a payer. */
public interface Dialler {
    /** Why no call can be made now (no carrier, no voice, no public address), if so. */
    Optional<Obstacle> obstacle();

    /**
     * Begins one call: the call's row is committed when this returns, the dialling waits its turn in the background. Touches the
     * disk: not for the UI thread.
     */
    Begun call(Account account, Permit permit, String actor);

    /** A call on its way. {@code ended} completes once the call is settled, never exceptionally. */
    record Begun(AttemptId attempt, CompletableFuture<Ended> ended) {}

    /** The final status, and the sentences that say why, cause and remedy a line each; empty where nothing is to be said. */
    record Ended(OutreachStatus status, String why) {}
}
