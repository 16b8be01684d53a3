package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.ContactFacts;
import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the guard must know of earlier contacts. Touches the disk. */
public interface History {
    /** Calls attempted since an instant, oldest first; a conversation is a call answered by a person. */
    List<ContactFacts.PastCall> calls(PayerId payer, Instant since);

    /** What this payer let us know and nobody at the desk has dealt with, oldest first. */
    List<Notice> notices(PayerId payer);

    /** Whether a call to this payer is not settled. */
    boolean unsettled(PayerId payer);

    /** The same without one attempt: for a call that waits to be dialled and asks the guard again, its own row left out. */
    History besides(AttemptId own);

    /** As {@link #calls(PayerId, Instant)} for many at once (a store asks once); payers without calls may be left out. */
    default Map<PayerId, List<ContactFacts.PastCall>> calls(Collection<PayerId> payers, Instant since) {
        Map<PayerId, List<ContactFacts.PastCall>> calls = new HashMap<>();
        payers.forEach(payer -> calls.put(payer, calls(payer, since)));
        return calls;
    }

    /** As {@link #notices(PayerId)} for many at once (a store asks once); payers without notices may be left out. */
    default Map<PayerId, List<Notice>> notices(Collection<PayerId> payers) {
        Map<PayerId, List<Notice>> notices = new HashMap<>();
        payers.forEach(payer -> notices.put(payer, notices(payer)));
        return notices;
    }

    /** Those of the payers to whom a call is not settled (a store asks once). */
    default Set<PayerId> unsettled(Collection<PayerId> payers) {
        Set<PayerId> unsettled = new HashSet<>();
        payers.stream().filter(this::unsettled).forEach(unsettled::add);
        return unsettled;
    }
}
