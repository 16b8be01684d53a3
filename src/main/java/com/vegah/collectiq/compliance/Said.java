package com.vegah.collectiq.compliance;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the payer let us know, as the guard counts it: whether this channel is to be left alone, the debt is disputed, the number led to
 * strangers more than once; since when there is hardship, when a stranger last answered, when a call back was asked for.
 */
public record Said(
        boolean stopped,
        boolean disputed,
        boolean strangers,
        Optional<Instant> hardship,
        Optional<Instant> stranger,
        Optional<Instant> callback) {
    public static final Said NOTHING =
            new Said(false, false, false, Optional.empty(), Optional.empty(), Optional.empty());

    /** How long the hour that a payer named may be late. */
    private static final Duration AGREED = Duration.ofDays(1);

    /** Whether this is the time at which the payer asked to be called: counts and pauses then do not bind. */
    boolean agreed(Instant at) {
        return callback.filter(due -> !at.isBefore(due) && at.isBefore(due.plus(AGREED)))
                .isPresent();
    }
}
