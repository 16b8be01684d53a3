package com.vegah.collectiq.receivable;

import com.vegah.collectiq.settings.Settings.StageDays;
import com.vegah.collectiq.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A payer with the open invoices. */
public record Account(Payer payer, List<Invoice> invoices) {
    public Account {
        invoices = List.copyOf(invoices);
    }

    /** What is owed on a day: from the invoices where there are any, else as stated by the import. */
    public Standing standing(LocalDate today, StageDays days) {
        if (invoices.isEmpty()) {
            Payer.Stated stated = payer.stated();
            return new Standing(List.of(stated.pastDue()), stated.daysPastDue(), stated.stage(), List.of());
        }
        List<Invoice> overdue = invoices.stream()
                .filter(invoice -> invoice.daysPastDue(today) > 0)
                .sorted(Comparator.comparing(Invoice::dueDate).thenComparing(Invoice::number))
                .toList();
        int oldest = overdue.isEmpty() ? 0 : overdue.get(0).daysPastDue(today);
        return new Standing(totals(overdue), oldest, Stage.of(oldest, days), overdue);
    }

    private List<Money> totals(List<Invoice> overdue) {
        Map<Currency, Money> sums = new LinkedHashMap<>();
        sums.put(payer.currency(), Money.zero(payer.currency()));
        for (Invoice invoice : overdue) {
            sums.merge(invoice.amount().currency(), invoice.amount(), Money::plus);
        }
        List<Money> totals = new ArrayList<>(sums.values());
        if (totals.size() > 1 && !totals.get(0).isPositive()) {
            totals.remove(0);
        }
        return totals;
    }
}
