package com.vegah.collectiq.call;

import java.time.Instant;

/**
 * One turn of the talk as it stands now. {@code text} is what was said or made, {@code heardText} the part of it that reached the other's
 * ear (all of it for the payer's own words); {@code offsetMillis} counts from the answer. Same {@code seq}, same turn: a later state replaces the earlier.
 */
public record Turn(
        int seq,
        Instant at,
        long offsetMillis,
        Speaker speaker,
        String itemId,
        String text,
        String heardText,
        State state) {

    public enum Speaker {
        AI,
        PAYER,
        COLLECTOR,
        SYSTEM
    }

    /** GROWING: words still arrive or are still being played. DONE: said and heard. CUT: ended before all was heard. */
    public enum State {
        GROWING,
        DONE,
        CUT
    }
}
