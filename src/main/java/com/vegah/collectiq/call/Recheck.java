package com.vegah.collectiq.call;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;

/** Asks the guard again about a call that waited so long that its permit ran out. May touch the disk. */
@FunctionalInterface
public interface Recheck {
    /** The verdict as of now; {@code own} is the waiting call itself, whose row must not count against it. */
    Verdict again(PayerId payer, AttemptId own);
}
