package com.vegah.collectiq.compliance;

import com.vegah.collectiq.compliance.Verdict.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A rule that time alone satisfies: its finding now, and the first lawful instant not before a given one (none: never). */
record Timed(Finding finding, Function<Instant, Optional<Instant>> earliest) {
    private static final int ROUNDS = 200;

    /** The first instant, not before the given one, at which every rule is satisfied. */
    static Optional<Instant> earliest(List<Timed> rules, Instant from) {
        Instant at = from;
        for (int round = 0; round < ROUNDS; round++) {
            Instant before = at;
            for (Timed rule : rules) {
                Optional<Instant> next = rule.earliest.apply(at);
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                at = next.get();
            }
            if (at.equals(before)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
