package com.vegah.collectiq.db;

import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.value.PayerId;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The journal in the database. */
final class DbJournal implements Journal {
    private static final int DETAIL = 8000;

    private final Jdbi jdbi;

    DbJournal(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void write(Entry entry) {
        jdbi.useTransaction(handle -> handle.createUpdate(
                        "insert into journal (happened_at, actor, deed, payer_id, detail) values (:at, :actor, :deed, :payer, :detail)")
                .bind("at", Rows.utc(entry.at()))
                .bind("actor", entry.actor())
                .bind("deed", entry.deed())
                .bind("payer", entry.payer().map(PayerId::value).orElse(null))
                .bind("detail", Rows.most(entry.detail(), DETAIL))
                .execute());
    }

    @Override
    public List<Entry> of(PayerId payer, int most) {
        return jdbi.withHandle(handle -> handle.createQuery(
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
