package com.vegah.collectiq.db;

import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.receivable.Notices;
import com.vegah.collectiq.receivable.Plan;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What payers let us know, in the database; the tool call's id keeps a thing from being stored twice. */
final class DbNotices implements Notices {
    private static final int REASON = 2000;
    private static final int ABOUT = 400;
    private static final int ID = 200;

    private final Store store;

    DbNotices(Store store) {
        this.store = store;
    }

    @Override
    public void add(Notice notice) {
        store.write(handle -> handle.createUpdate("""
                        insert into notice (attempt, tool_call_id, payer_id, kind, reason, about, due_at, item_id, quote, speaker,
                          offset_millis, made_at)
                        select :attempt, :toolCall, :payer, :kind, :reason, :about, cast(:due as timestamp(6) with time zone), :item,
                          :quote, :speaker, cast(:offset as bigint), cast(:at as timestamp(6) with time zone)
                        where not exists (select 1 from notice where attempt = :attempt and tool_call_id = :toolCall)""")
                .bind("attempt", notice.attempt().value())
                .bind("toolCall", Rows.most(notice.toolCallId(), ID))
                .bind("payer", notice.payer().value())
                .bind("kind", notice.kind().name())
                .bind("reason", Rows.most(notice.reason(), REASON))
                .bind("about", Rows.most(notice.about(), ABOUT))
                .bind("due", Rows.utc(notice.due()))
                .bindMap(Rows.evidence(notice.said()))
                .bind("at", Rows.utc(notice.at()))
                .execute());
    }

    @Override
    public void add(Plan plan) {
        store.write(handle -> {
            int added = handle.createUpdate("""
                            insert into plan (attempt, tool_call_id, payer_id, item_id, quote, speaker, offset_millis, made_at)
                            select :attempt, :toolCall, :payer, :item, :quote, :speaker, cast(:offset as bigint),
                              cast(:at as timestamp(6) with time zone)
                            where not exists (select 1 from plan where attempt = :attempt and tool_call_id = :toolCall)""")
                    .bind("attempt", plan.attempt().value())
                    .bind("toolCall", Rows.most(plan.toolCallId(), ID))
                    .bind("payer", plan.payer().value())
                    .bindMap(Rows.evidence(plan.said()))
                    .bind("at", Rows.utc(plan.at()))
                    .execute();
            if (added > 0) {
                addInstalments(handle, plan);
            }
        });
    }

    @Override
    public List<Notice> of(PayerId payer) {
        return store.read(handle -> handle.createQuery("select * from notice where payer_id = :payer order by made_at")
                .bind("payer", payer.value())
                .map((row, context) -> notice(row))
                .list());
    }

    @Override
    public List<Plan> plans(PayerId payer) {
        return store.readAtOnce(handle -> handle
                .createQuery("select * from plan where payer_id = :payer order by made_at")
                .bind("payer", payer.value())
                .map((row, context) -> plan(row))
                .list()
                .stream()
                .map(plan -> whole(handle, plan))
                .toList());
    }

    static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                new PayerId(row.getString("payer_id")),
                new AttemptId(row.getString("attempt")),
                row.getString("tool_call_id"),
                Notice.Kind.valueOf(row.getString("kind")),
                row.getString("reason"),
                row.getString("about"),
                Rows.instant(row, "due_at"),
                Rows.evidence(row),
                Rows.at(row, "made_at"));
    }

    private static void addInstalments(Handle handle, Plan plan) {
        int part = 0;
        for (Plan.Instalment instalment : plan.instalments()) {
            handle.createUpdate("""
                            insert into plan_instalment (attempt, tool_call_id, part, amount, currency, pay_on)
                            values (:attempt, :toolCall, :part, :amount, :currency, :payOn)""")
                    .bind("attempt", plan.attempt().value())
                    .bind("toolCall", Rows.most(plan.toolCallId(), ID))
                    .bind("part", ++part)
                    .bind("amount", instalment.amount().amount())
                    .bind("currency", instalment.amount().currency().getCurrencyCode())
                    .bind("payOn", instalment.date())
                    .execute();
        }
    }

    private static Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                new PayerId(row.getString("payer_id")),
                new AttemptId(row.getString("attempt")),
                row.getString("tool_call_id"),
                List.of(),
                Rows.evidence(row),
                Rows.at(row, "made_at"));
    }

    private static Plan whole(Handle handle, Plan plan) {
        List<Plan.Instalment> instalments = handle.createQuery(
                        "select * from plan_instalment where attempt = :attempt and tool_call_id = :toolCall order by part")
                .bind("attempt", plan.attempt().value())
                .bind("toolCall", plan.toolCallId())
                .map((part, context) -> new Plan.Instalment(
                        Rows.money(part.getBigDecimal("amount"), Currency.getInstance(part.getString("currency"))),
                        part.getObject("pay_on", LocalDate.class)))
                .list();
        return new Plan(plan.payer(), plan.attempt(), plan.toolCallId(), instalments, plan.said(), plan.at());
    }
}
