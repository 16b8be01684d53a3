package com.vegah.collectiq.call;

import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.PayerId;
import java.util.List;

/** The stories that made-up payers can play; there is one of these only in a rehearsal. Safe for every thread. */
public interface Rehearsals {
    List<Scenario> scenarios();

    /** The next call to this scenario's payer plays it. */
    void prepare(String name);

    record Scenario(String name, String summary, PayerId payer, OutreachStatus expected) {}
}
