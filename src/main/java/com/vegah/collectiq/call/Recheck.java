package com.vegah.collectiq.call;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.FreshVerdict;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;

/** Asks the guard again: about a call that waited so long that its permit ran out, or about a time to come. May touch the disk. */
public interface Recheck {
    /** The verdict as of now; {@code own} is the waiting call itself, whose row must not count against it. */
    Verdict again(PayerId payer, AttemptId own);

    static Recheck of(FreshVerdict fresh) {
        return new Recheck() {
            @Override
            public Verdict again(PayerId payer, AttemptId own) {
                return fresh.again(payer, own);
            }

            @Override
            public Verdict at(PayerId payer, AttemptId own, Instant when) {
                return fresh.at(payer, own, when);
            }
        };
    }

    /** What the verdict would be at a later time, as far as is known now. */
    Verdict at(PayerId payer, AttemptId own, Instant when);
}
