package com.vegah.collectiq.db;

import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.value.PayerId;
import java.util.List;

/** The journal in the database. */
final class DbJournal implements Journal {
    private static final int DETAIL = 8000;
    private static final int ACTOR = 400;

    private final Store store;

    DbJournal(Store store) {
        this.store = store;
    }

    @Override
    public void write(Entry entry) {
        store.write(handle -> handle.createUpdate(
                        "insert into journal (happened_at, actor, deed, payer_id, detail) values (:at, :actor, :deed, :payer, :detail)")
                .bind("at", Rows.utc(entry.at()))
                .bind("actor", Rows.most(entry.actor(), ACTOR))
                .bind("deed", entry.deed())
                .bind("payer", entry.payer().map(PayerId::value).orElse(null))
                .bind("detail", Rows.most(entry.detail(), DETAIL))
                .execute());
    }

    @Override
    public List<Entry> of(PayerId payer, int most) {
        return store.read(handle -> handle.createQuery(
                        "select * from journal where payer_id = :payer order by id desc limit :most")
                .bind("payer", payer.value())
                .bind("most", most)
                .map((row, context) -> new Entry(
                        Rows.at(row, "happened_at"),
                        row.getString("actor"),
                        row.getString("deed"),
                        Rows.text(row, "payer_id").map(PayerId::new),
                        row.getString("detail")))
                .list());
    }
}
