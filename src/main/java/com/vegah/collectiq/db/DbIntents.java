package com.vegah.collectiq.db;

import com.vegah.collectiq.outreach.Intents;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.PayerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Intents in the database; the unique {@code open_key} lets one process at most have one open per payer. */
final class DbIntents implements Intents {
    private static final int DETAIL = 4000;
    private static final int ACTOR = 400;

    private final Store store;

    DbIntents(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Intent> open(PayerId payer, String actor, Instant at) {
        try {
            long id = store.answer(handle -> handle.createUpdate(
                            "insert into outreach (payer_id, actor, asked_at, state, detail, open_key)"
                                    + " values (:payer, :actor, :at, 'REQUESTED', '', :payer)")
                    .bind("payer", payer.value())
                    .bind("actor", Rows.most(actor, ACTOR))
                    .bind("at", Rows.utc(at))
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one());
            return find(id);
        } catch (UnableToExecuteStatementException e) {
            if (Failures.isViolation(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public boolean take(long id) {
        return store.answer(handle ->
                handle.createUpdate("update outreach set state = 'TAKEN' where id = :id and state = 'REQUESTED'")
                                .bind("id", id)
                                .execute()
                        == 1);
    }

    @Override
    public List<Intent> requested() {
        return inState(State.REQUESTED);
    }

    @Override
    public List<Intent> left() {
        return inState(State.TAKEN);
    }

    @Override
    public void close(long id, State state, Optional<OutreachStatus> status, String detail, Instant at) {
        if (state.open()) {
            throw new IllegalArgumentException("An intent is not closed as " + state);
        }
        store.write(handle -> handle.createUpdate(
                        "update outreach set state = :state, status = :status, detail = :detail, closed_at = :at, open_key = null"
                                + " where id = :id and open_key is not null")
                .bind("state", state.name())
                .bind("status", status.map(Enum::name).orElse(null))
                .bind("detail", Rows.most(detail, DETAIL))
                .bind("at", Rows.utc(at))
                .bind("id", id)
                .execute());
    }

    @Override
    public Optional<Intent> find(long id) {
        return store.read(handle -> handle.createQuery("select * from outreach where id = :id")
                .bind("id", id)
                .map((row, context) -> intent(row))
                .findOne());
    }

    @Override
    public Optional<Instant> lastAttempt(PayerId payer) {
        return store.read(handle -> Stream.of(
                        "select max(coalesce(closed_at, asked_at)) as at_last from outreach"
                                + " where payer_id = :payer and state in ('DONE', 'FAILED')",
                        "select max(created_at) as at_last from phone_call where payer_id = :payer")
                .map(sql -> handle.createQuery(sql)
                        .bind("payer", payer.value())
                        .map((row, context) -> Rows.instant(row, "at_last"))
                        .one())
                .flatMap(Optional::stream)
                .max(Instant::compareTo));
    }

    private List<Intent> inState(State state) {
        return store.read(handle -> handle.createQuery("select * from outreach where state = :state order by id")
                .bind("state", state.name())
                .map((row, context) -> intent(row))
                .list());
    }

    private static Intent intent(ResultSet row) throws SQLException {
        return new Intent(
                row.getLong("id"),
                new PayerId(row.getString("payer_id")),
                row.getString("actor"),
                Rows.at(row, "asked_at"),
                State.valueOf(row.getString("state")),
                Rows.text(row, "status").map(OutreachStatus::valueOf),
                row.getString("detail"));
    }
}
