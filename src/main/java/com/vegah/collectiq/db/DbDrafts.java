package com.vegah.collectiq.db;

import com.vegah.collectiq.call.CallDraft;
import com.vegah.collectiq.call.CallDrafts;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** What was drafted after calls, in the database. */
final class DbDrafts implements CallDrafts {
    private static final int SUMMARY = 2000;
    private static final int ACTOR = 400;

    private final Store store;

    DbDrafts(Store store) {
        this.store = store;
    }

    @Override
    public void add(CallDraft draft) {
        store.write(handle -> handle.createUpdate("""
                        insert into call_draft (attempt, payer_id, source, summary, outcome, next_action, promise_amount,
                          promise_currency, promise_date, drafted_at)
                        select :attempt, :payer, :source, :summary, :outcome, :next, cast(:amount as decimal(19, 4)), cast(:currency as varchar(3)),
                          cast(:date as date), cast(:at as timestamp(6) with time zone)
                        where not exists (select 1 from call_draft where attempt = :attempt)""")
                .bind("attempt", draft.attempt().value())
                .bind("payer", draft.payer().value())
                .bind("source", draft.source().name())
                .bind("summary", Rows.most(draft.summary(), SUMMARY))
                .bind("outcome", draft.outcome().name())
                .bind("next", draft.next().name())
                .bind(
                        "amount",
                        draft.promise().map(kept -> kept.amount().amount()).orElse(null))
                .bind(
                        "currency",
                        draft.promise()
                                .map(kept -> kept.amount().currency().getCurrencyCode())
                                .orElse(null))
                .bind("date", draft.promise().map(CallDraft.Promised::date).orElse(null))
                .bind("at", Rows.utc(draft.at()))
                .execute());
    }

    @Override
    public Optional<CallDraft> of(AttemptId attempt) {
        return store.read(handle -> handle.createQuery("select * from call_draft where attempt = :attempt")
                .bind("attempt", attempt.value())
                .map((row, context) -> draft(row))
                .findFirst());
    }

    @Override
    public boolean approve(AttemptId attempt, String by, Instant at) {
        return store.answer(handle -> {
            boolean approved = handle.createUpdate("""
                            update call_draft set approved_by = :by, approved_at = :at
                            where attempt = :attempt and approved_at is null""")
                            .bind("attempt", attempt.value())
                            .bind("by", Rows.most(by, ACTOR))
                            .bind("at", Rows.utc(at))
                            .execute()
                    == 1;
            if (approved) {
                handle.createUpdate("""
                                insert into journal (happened_at, actor, deed, payer_id, detail)
                                select cast(:at as timestamp(6) with time zone), :by, 'draft.approved', payer_id,
                                  attempt || ' ' || outcome || ', ' || next_action
                                from call_draft where attempt = :attempt""")
                        .bind("attempt", attempt.value())
                        .bind("by", Rows.most(by, ACTOR))
                        .bind("at", Rows.utc(at))
                        .execute();
            }
            return approved;
        });
    }

    private static CallDraft draft(ResultSet row) throws SQLException {
        Optional<LocalDate> date = Optional.ofNullable(row.getObject("promise_date", LocalDate.class));
        Optional<CallDraft.Promised> promise = date.isEmpty()
                ? Optional.empty()
                : Optional.of(new CallDraft.Promised(
                        Rows.money(
                                row.getBigDecimal("promise_amount"),
                                Currency.getInstance(row.getString("promise_currency"))),
                        date.get()));
        Optional<CallDraft.Approval> approval = row.getObject("approved_at") == null
                ? Optional.empty()
                : Optional.of(new CallDraft.Approval(row.getString("approved_by"), Rows.at(row, "approved_at")));
        return new CallDraft(
                new AttemptId(row.getString("attempt")),
                new PayerId(row.getString("payer_id")),
                CallDraft.Source.valueOf(row.getString("source")),
                row.getString("summary"),
                CallDraft.Code.valueOf(row.getString("outcome")),
                CallDraft.NextAction.valueOf(row.getString("next_action")),
                promise,
                Rows.at(row, "drafted_at"),
                approval);
    }
}
