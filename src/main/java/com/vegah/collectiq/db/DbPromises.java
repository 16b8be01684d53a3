package com.vegah.collectiq.db;

import com.vegah.collectiq.receivable.Promise;
import com.vegah.collectiq.receivable.Promises;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/** Promises to pay in the database; the tool call's id keeps one from being stored twice. */
final class DbPromises implements Promises {
    private static final int ID = 200;

    private final Store store;

    DbPromises(Store store) {
        this.store = store;
    }

    @Override
    public void add(Promise promise) {
        store.write(handle -> handle.createUpdate("""
                        insert into promise (attempt, tool_call_id, payer_id, amount, currency, pay_on, item_id, quote, speaker,
                          offset_millis, made_at)
                        select :attempt, :toolCall, :payer, cast(:amount as decimal(19, 4)), :currency, cast(:payOn as date), :item,
                          :quote, :speaker, cast(:offset as bigint), cast(:at as timestamp(6) with time zone)
                        where not exists (select 1 from promise where attempt = :attempt and tool_call_id = :toolCall)""")
                .bind("attempt", promise.attempt().value())
                .bind("toolCall", Rows.most(promise.toolCallId(), ID))
                .bind("payer", promise.payer().value())
                .bind("amount", promise.amount().amount())
                .bind("currency", promise.amount().currency().getCurrencyCode())
                .bind("payOn", promise.date())
                .bindMap(Rows.evidence(promise.said()))
                .bind("at", Rows.utc(promise.at()))
                .execute());
    }

    @Override
    public List<Promise> of(PayerId payer) {
        return store.read(handle -> handle.createQuery("select * from promise where payer_id = :payer order by made_at")
                .bind("payer", payer.value())
                .map((row, context) -> promise(row))
                .list());
    }

    private static Promise promise(ResultSet row) throws SQLException {
        return new Promise(
                new PayerId(row.getString("payer_id")),
                new AttemptId(row.getString("attempt")),
                row.getString("tool_call_id"),
                Rows.money(row.getBigDecimal("amount"), Currency.getInstance(row.getString("currency"))),
                row.getObject("pay_on", LocalDate.class),
                Rows.evidence(row),
                Rows.at(row, "made_at"));
    }
}
