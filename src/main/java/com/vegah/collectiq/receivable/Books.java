package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.PayerId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writing in the books, as an import does. Touches the disk. */
public interface Books {
    Optional<Payer> payer(PayerId id);

    Optional<Invoice> invoice(InvoiceId id);

    /** Those of the payers that are known, with their invoices; asked once, so for some hundreds at most. */
    Map<PayerId, Account> accounts(Collection<PayerId> payers);

    /** Those of the invoices that are known; asked once, so for some hundreds at most. */
    Set<InvoiceId> known(Collection<InvoiceId> invoices);

    /**
     * Adds or replaces payers and invoices in one transaction: all or none. What happened here (status and time of the last outreach) is
     * kept for payers already known.
     */
    void write(List<Payer> payers, List<Invoice> invoices);
}
