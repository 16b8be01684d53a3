package com.vegah.collectiq.db;

import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Invoice;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payer;
import com.vegah.collectiq.receivable.Payers;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The books in the database. */
final class DbPayers implements Payers {
    private final Store store;

    DbPayers(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Account> find(PayerId id) {
        return store.read(handle -> handle.createQuery("select * from payer where id = :id")
                .bind("id", id.value())
                .map((row, context) -> Rows.payer(row))
                .findOne()
                .map(payer -> account(handle, payer)));
    }

    @Override
    public List<Account> all() {
        return store.readAtOnce(handle -> {
            Map<PayerId, List<Invoice>> invoices = handle
                    .createQuery("select * from invoice order by due_date, number")
                    .map((row, context) -> Rows.invoice(row))
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(Invoice::payer, HashMap::new, Collectors.toList()));
            return handle
                    .createQuery("select * from payer order by id")
                    .map((row, context) -> Rows.payer(row))
                    .list()
                    .stream()
                    .map(payer -> new Account(payer, invoices.getOrDefault(payer.id(), List.of())))
                    .toList();
        });
    }

    @Override
    public List<Account> byPhone(PhoneNumber phone) {
        return store.read(handle -> handle
                .createQuery("select * from payer where contact_phone = :phone order by id")
                .bind("phone", phone.e164())
                .map((row, context) -> Rows.payer(row))
                .list()
                .stream()
                .map(payer -> account(handle, payer))
                .toList());
    }

    @Override
    public void record(PayerId id, OutreachStatus status, Instant at) {
        store.write(handle -> {
            handle.createUpdate("update payer set last_status = :status, last_outreach_at = :at"
                            + " where id = :id and last_status <> 'OPTED_OUT'")
                    .bind("status", status.name())
                    .bind("at", Rows.utc(at))
                    .bind("id", id.value())
                    .execute();
            bump(handle);
        });
    }

    @Override
    public long version() {
        return store.read(handle -> handle.createQuery("select version from book_version")
                .mapTo(Long.class)
                .one());
    }

    static void bump(Handle handle) {
        handle.execute("update book_version set version = version + 1");
    }

    private static Account account(Handle handle, Payer payer) {
        return new Account(
                payer,
                handle.createQuery("select * from invoice where payer_id = :id order by due_date, number")
                        .bind("id", payer.id().value())
                        .map((row, context) -> Rows.invoice(row))
                        .list());
    }
}
