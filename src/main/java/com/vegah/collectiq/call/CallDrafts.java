package com.vegah.collectiq.call;

import com.vegah.collectiq.value.AttemptId;
import java.time.Instant;
import java.util.Optional;

/** The store of what was drafted after calls. Every method touches the disk and has committed when it returns. */
public interface CallDrafts {
    /** Keeps a call's draft; one that is kept already stays as it is. */
    void add(CallDraft draft);

    Optional<CallDraft> of(AttemptId attempt);

    /** Approves a draft and says so in the journal; false where there is none, or it was approved before. */
    boolean approve(AttemptId attempt, String by, Instant at);
}
