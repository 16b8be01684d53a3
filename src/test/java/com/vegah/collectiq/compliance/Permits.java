package com.vegah.collectiq.compliance;

import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.time.Instant;

/** Permits for tests of what needs one. */
public final class Permits {
    private Permits() {}

    /** Good for an hour. */
    public static Permit toCall(PayerId payer, Instant now) {
        return new Permit(payer, Channel.AI_CALL, now, now.plus(Duration.ofHours(1)));
    }
}
