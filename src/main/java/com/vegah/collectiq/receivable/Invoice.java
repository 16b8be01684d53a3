package com.vegah.collectiq.receivable;

import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.Money;
import com.vegah.collectiq.value.PayerId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** An open invoice. */
public record Invoice(InvoiceId id, PayerId payer, String number, Money amount, LocalDate dueDate) {
    /** Days after the due date; zero on it and negative before. */
    public int daysPastDue(LocalDate today) {
        return (int) ChronoUnit.DAYS.between(dueDate, today);
    }
}
