package com.vegah.collectiq.ui.worklist;

import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.value.PayerId;
import java.util.Locale;

/** A line of the worklist with its rank and what a search looks through. */
public record Entry(int rank, Desk.Row row, String haystack) {
    static Entry of(int rank, Desk.Row row) {
        Payer payer = row.account().payer();
        StringBuilder hay = new StringBuilder(payer.name()).append('\n').append(payer.id());
        payer.contact().name().ifPresent(name -> hay.append('\n').append(name));
        payer.contact().phone().ifPresent(phone -> hay.append('\n').append(phone.e164()));
        for (Invoice invoice : row.account().invoices()) {
            hay.append('\n').append(invoice.number());
        }
        return new Entry(rank, row, hay.toString().toLowerCase(Locale.ROOT));
    }

    public PayerId id() {
        return payer().id();
    }

    public Payer payer() {
        return row.account().payer();
    }

    public Stage stage() {
        return row.standing().stage();
    }

    /** Every word of the query must be found; digits also as a telephone number is written, without its punctuation. */
    boolean matches(String[] words) {
        for (String word : words) {
            if (!haystack.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
