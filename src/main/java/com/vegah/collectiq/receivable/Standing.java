package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.Money;
import java.util.List;

/** How a payer stands on a day: totals past due per currency (the payer's own first), the oldest days past due, the stage, the overdue invoices (oldest first). */
public record Standing(List<Money> pastDue, int daysPastDue, Stage stage, List<Invoice> overdue) {
    public Standing {
        pastDue = List.copyOf(pastDue);
        overdue = List.copyOf(overdue);
    }
}
