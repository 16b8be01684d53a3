package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.Standing;
import com.vegah.collectiq.settings.Settings.StageDays;
import com.vegah.collectiq.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is owed, in figures and in words: what the AI learns once the right party is on the line, and never before. */
final class DebtReport {
    private static final int MOST_INVOICES = 25;

    private final Standing standing;
    private final LocalDate today;
    private final InWords words;

    DebtReport(Account account, LocalDate today, StageDays days, InWords words) {
        this.standing = account.standing(today, days);
        this.today = today;
        this.words = words;
    }

    Map<String, Object> released(String name) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("verified", true);
        report.put("speaking_with", name);
        report.putAll(money(standing.pastDue().get(0)));
        if (standing.pastDue().size() > 1) {
            report.put(
                    "also_past_due",
                    standing.pastDue().stream().skip(1).map(this::money).toList());
        }
        report.put("days_past_due", standing.daysPastDue());
        report.put("days_past_due_in_words", words.number(standing.daysPastDue()));
        report.put("invoices", invoices());
        int more = standing.overdue().size() - MOST_INVOICES;
        if (more > 0) {
            report.put("more_invoices_not_listed", more);
        }
        report.put("next", text("call.tool.verify.released"));
        return report;
    }

    private List<Map<String, Object>> invoices() {
        List<Map<String, Object>> invoices = new ArrayList<>();
        standing.overdue().stream().limit(MOST_INVOICES).forEach(invoice -> invoices.add(invoice(invoice)));
        return invoices;
    }

    private Map<String, Object> invoice(Invoice invoice) {
        int days = invoice.daysPastDue(today);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("number", invoice.number());
        told.putAll(money(invoice.amount()));
        told.put("due_date", invoice.dueDate().toString());
        told.put("due_date_in_words", words.date(invoice.dueDate()));
        told.put("days_past_due", days);
        told.put("days_past_due_in_words", words.number(days));
        return told;
    }

    private Map<String, Object> money(Money money) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("amount", money.plain());
        told.put("currency", money.currency().getCurrencyCode());
        told.put("amount_in_words", words.money(money));
        return told;
    }
}
