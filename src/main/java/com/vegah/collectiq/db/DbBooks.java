package com.vegah.collectiq.db;

import com.vegah.collectiq.receivable.Books;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/** Writing in the books: an update first, an insert where there was nothing to update, for want of an upsert that H2 and PostgreSQL share. */
final class DbBooks implements Books {
    private static final String UPDATE_PAYER = """
            update payer set name = :name, currency = :currency, stated_past_due = :pastDue, stated_days = :days,
              stated_stage = :stage, contact_name = :contactName, contact_email = :email, contact_phone = :phone,
              postal_code = :postalCode, jurisdiction = :jurisdiction, time_zone = :timeZone, language = :language,
              payer_type = :type, ai_consent_at = :consentAt, creditor_name = :creditor
            where id = :id""";
    private static final String INSERT_PAYER = """
            insert into payer (id, name, currency, stated_past_due, stated_days, stated_stage, contact_name, contact_email,
              contact_phone, postal_code, jurisdiction, time_zone, language, payer_type, ai_consent_at, creditor_name,
              last_status, last_outreach_at)
            values (:id, :name, :currency, :pastDue, :days, :stage, :contactName, :email, :phone, :postalCode, :jurisdiction,
              :timeZone, :language, :type, :consentAt, :creditor, :lastStatus, :lastOutreachAt)""";
    private static final String UPDATE_INVOICE = """
            update invoice set payer_id = :payer, number = :number, amount = :amount, currency = :currency, due_date = :due
            where id = :id""";
    private static final String INSERT_INVOICE = """
            insert into invoice (id, payer_id, number, amount, currency, due_date)
            values (:id, :payer, :number, :amount, :currency, :due)""";

    private final Jdbi jdbi;

    DbBooks(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Payer> payer(PayerId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from payer where id = :id")
                .bind("id", id.value())
                .map((row, context) -> Rows.payer(row))
                .findOne());
    }

    @Override
    public Optional<Invoice> invoice(InvoiceId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from invoice where id = :id")
                .bind("id", id.value())
                .map((row, context) -> Rows.invoice(row))
                .findOne());
    }

    @Override
    public void write(List<Payer> payers, List<Invoice> invoices) {
        jdbi.useTransaction(handle -> {
            payers.forEach(payer -> write(handle, payer));
            invoices.forEach(invoice -> write(handle, invoice));
            DbPayers.bump(handle);
        });
    }

    private static void write(Handle handle, Payer payer) {
        try (Update update = handle.createUpdate(UPDATE_PAYER)) {
            if (bind(update, payer).execute() > 0) {
                return;
            }
        }
        try (Update insert = handle.createUpdate(INSERT_PAYER)) {
            bind(insert, payer)
                    .bind("lastStatus", payer.lastStatus().name())
                    .bind("lastOutreachAt", Rows.utc(payer.lastOutreachAt()))
                    .execute();
        }
    }

    private static void write(Handle handle, Invoice invoice) {
        try (Update update = handle.createUpdate(UPDATE_INVOICE)) {
            if (bind(update, invoice).execute() > 0) {
                return;
            }
        }
        try (Update insert = handle.createUpdate(INSERT_INVOICE)) {
            bind(insert, invoice).execute();
        }
    }

    private static Update bind(Update sql, Payer payer) {
        return sql.bind("id", payer.id().value())
                .bind("name", payer.name())
                .bind("currency", payer.currency().getCurrencyCode())
                .bind("pastDue", payer.stated().pastDue().amount())
                .bind("days", payer.stated().daysPastDue())
                .bind("stage", payer.stated().stage().name())
                .bind("contactName", payer.contact().name().orElse(null))
                .bind("email", payer.contact().email().orElse(null))
                .bind("phone", payer.contact().phone().map(PhoneNumber::e164).orElse(null))
                .bind("postalCode", payer.place().postalCode().orElse(null))
                .bind("jurisdiction", payer.place().jurisdiction().orElse(null))
                .bind("timeZone", payer.place().timeZone().map(ZoneId::getId).orElse(null))
                .bind("language", payer.place().language().orElse(null))
                .bind("type", payer.type().map(Enum::name).orElse(null))
                .bind("consentAt", Rows.utc(payer.aiCallConsentAt()))
                .bind("creditor", payer.creditorName().orElse(null));
    }

    private static Update bind(Update sql, Invoice invoice) {
        return sql.bind("id", invoice.id().value())
                .bind("payer", invoice.payer().value())
                .bind("number", invoice.number())
                .bind("amount", invoice.amount().amount())
                .bind("currency", invoice.amount().currency().getCurrencyCode())
                .bind("due", invoice.dueDate());
    }
}
