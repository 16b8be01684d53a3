package com.vegah.collectiq.outreach;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.time.Clock;
import java.time.Instant;

/** Asks the guard again about a call that waited so long for its turn that its permit ran out. Touches the disk. */
public final class FreshVerdict {
    private final Stores stores;
    private final Settings settings;
    private final Clock clock;

    public FreshVerdict(Stores stores, Settings settings, Clock clock) {
        this.stores = stores;
        this.settings = settings;
        this.clock = clock;
    }

    /** As of now; the waiting call's own row does not count against it. */
    public Verdict again(PayerId payer, AttemptId own) {
        return verdict(payer, own, clock);
    }

    /** As it would be at a later time, as far as is known now. */
    public Verdict at(PayerId payer, AttemptId own, Instant when) {
        return verdict(payer, own, Clock.fixed(when, clock.getZone()));
    }

    private Verdict verdict(PayerId payer, AttemptId own, Clock when) {
        Stores besides = new Stores(stores.payers(), stores.history().besides(own), stores.intents(), stores.journal());
        return new Worklist(besides, settings, when)
                .one(payer)
                .orElseThrow(() -> new IllegalStateException("There is no payer " + payer + " any more"))
                .verdict();
    }
}
