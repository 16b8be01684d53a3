package com.vegah.collectiq.db;

import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Books;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.value.InvoiceId;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Writing in the books: what is known is updated, the rest inserted, for want of an upsert that H2 and PostgreSQL share. Always in order of
 * id, so that two writers never wait for each other.
 */
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

    private final Store store;

    DbBooks(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Payer> payer(PayerId id) {
        return store.read(handle -> handle.createQuery("select * from payer where id = :id")
                .bind("id", id.value())
                .map((row, context) -> Rows.payer(row))
                .findOne());
    }

    @Override
    public Optional<Invoice> invoice(InvoiceId id) {
        return store.read(handle -> handle.createQuery("select * from invoice where id = :id")
                .bind("id", id.value())
                .map((row, context) -> Rows.invoice(row))
                .findOne());
    }

    @Override
    public Map<PayerId, Account> accounts(Collection<PayerId> payers) {
        if (payers.isEmpty()) {
            return Map.of();
        }
        List<String> ids = payers.stream().map(PayerId::value).toList();
        return store.readAtOnce(handle -> {
            Map<PayerId, List<Invoice>> invoices = handle
                    .createQuery("select * from invoice where payer_id in (<ids>)")
                    .bindList("ids", ids)
                    .map((row, context) -> Rows.invoice(row))
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(Invoice::payer));
            return handle
                    .createQuery("select * from payer where id in (<ids>)")
                    .bindList("ids", ids)
                    .map((row, context) -> Rows.payer(row))
                    .list()
                    .stream()
                    .collect(Collectors.toMap(
                            Payer::id, payer -> new Account(payer, invoices.getOrDefault(payer.id(), List.of()))));
        });
    }

    @Override
    public Set<InvoiceId> known(Collection<InvoiceId> invoices) {
        return store.read(handle -> known(
                        handle,
                        "invoice",
                        invoices.stream().map(InvoiceId::value).toList())
                .stream()
                .map(InvoiceId::new)
                .collect(Collectors.toSet()));
    }

    @Override
    public void write(List<Payer> payers, List<Invoice> invoices) {
        store.write(handle -> {
            writePayers(handle, payers);
            writeInvoices(handle, invoices);
            DbPayers.bump(handle);
        });
    }

    private static void writePayers(Handle handle, List<Payer> payers) {
        Set<String> known = known(
                handle,
                "payer",
                payers.stream().map(payer -> payer.id().value()).toList());
        try (PreparedBatch updates = handle.prepareBatch(UPDATE_PAYER);
                PreparedBatch inserts = handle.prepareBatch(INSERT_PAYER)) {
            for (Payer payer : sorted(payers, payer -> payer.id().value())) {
                if (known.contains(payer.id().value())) {
                    bind(updates, payer).add();
                } else {
                    bind(inserts, payer)
                            .bind("lastStatus", payer.lastStatus().name())
                            .bind("lastOutreachAt", Rows.utc(payer.lastOutreachAt()))
                            .add();
                }
            }
            execute(updates);
            execute(inserts);
        }
    }

    private static void writeInvoices(Handle handle, List<Invoice> invoices) {
        Set<String> known = known(
                handle,
                "invoice",
                invoices.stream().map(invoice -> invoice.id().value()).toList());
        try (PreparedBatch updates = handle.prepareBatch(UPDATE_INVOICE);
                PreparedBatch inserts = handle.prepareBatch(INSERT_INVOICE)) {
            for (Invoice invoice : sorted(invoices, invoice -> invoice.id().value())) {
                bind(known.contains(invoice.id().value()) ? updates : inserts, invoice)
                        .add();
            }
            execute(updates);
            execute(inserts);
        }
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static Set<String> known(Handle handle, String table, List<String> ids) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        return handle.createQuery("select id from <table> where id in (<ids>)")
                .define("table", table)
                .bindList("ids", ids)
                .mapTo(String.class)
                .set();
    }

    private static <T> List<T> sorted(List<T> things, Function<T, String> id) {
        return things.stream().sorted(Comparator.comparing(id)).toList();
    }

    private static PreparedBatch bind(PreparedBatch sql, Payer payer) {
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

    private static PreparedBatch bind(PreparedBatch sql, Invoice invoice) {
        return sql.bind("id", invoice.id().value())
                .bind("payer", invoice.payer().value())
                .bind("number", invoice.number())
                .bind("amount", invoice.amount().amount())
                .bind("currency", invoice.amount().currency().getCurrencyCode())
                .bind("due", invoice.dueDate());
    }
}
