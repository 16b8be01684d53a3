package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.ContactFacts;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.List;

/** What the guard must know of earlier contacts. Touches the disk. */
public interface History {
    /** Calls attempted since an instant, oldest first; a conversation is a call answered by a person. */
    List<ContactFacts.PastCall> calls(PayerId payer, Instant since);

    /** Whether a call to this payer is not settled. */
    boolean unsettled(PayerId payer);
}
