package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The books. Every method may touch the disk: never from the call path or the UI thread. */
public interface Payers {
    Optional<Account> find(PayerId id);

    /** Every account, by payer id. */
    List<Account> all();

    List<Account> byPhone(PhoneNumber phone);

    /** Writes what came of an outreach; OPTED_OUT is overwritten by nothing. */
    void record(PayerId id, OutreachStatus status, Instant at);

    /** A number that grows with every committed change to payers or invoices, whoever made it (an import beside us too). */
    long version();
}
