package com.vegah.collectiq.compliance;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the guard says of a contact. Sentences are for people; all findings stand in {@code findings}, the deciding one first.
 */
public sealed interface Verdict {
    /** Every rule that was looked at. */
    List<Finding> findings();

    record Allow(Permit permit, Optional<Instant> until, List<Finding> findings) implements Verdict {}

    /** Not now: lawful again at {@code until}. */
    record Hold(Instant until, Finding by, List<Finding> findings) implements Verdict {}

    /** Not at all, until somebody changes the facts. */
    record Deny(Finding by, List<Finding> findings) implements Verdict {}

    /** One rule's word: which rule (a stable key), what it says in a sentence, by which law or policy. */
    record Finding(String rule, Outcome outcome, String says, String citation) {}

    enum Outcome {
        CLEAR,
        HOLDS,
        DENIES
    }
}
