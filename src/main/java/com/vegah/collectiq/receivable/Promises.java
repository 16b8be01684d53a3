package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.PayerId;
import java.util.List;

/** Promises to pay. May touch the disk. */
public interface Promises {
    /** Adds a promise once per tool call. */
    void add(Promise promise);

    List<Promise> of(PayerId payer);
}
