package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.PayerId;
import java.util.List;
import java.util.Optional;

/** Writing in the books, as an import does. Touches the disk. */
public interface Books {
    Optional<Payer> payer(PayerId id);

    Optional<Invoice> invoice(InvoiceId id);

    /**
     * Adds or replaces payers and invoices in one transaction: all or none. What happened here (status and time of the last outreach) is
     * kept for payers already known.
     */
    void write(List<Payer> payers, List<Invoice> invoices);
}
