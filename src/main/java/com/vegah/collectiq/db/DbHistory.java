package com.vegah.collectiq.db;

import com.vegah.collectiq.compliance.ContactFacts.PastCall;
import com.vegah.collectiq.outreach.History;
import com.vegah.collectiq.receivable.Notice;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Earlier calls, as the guard counts them: a conversation is a call that was answered, and not by a machine; one that was held undialled is none. */
final class DbHistory implements History {
    private static final String CALLS = """
            select payer_id, created_at,
              answered_at is not null and coalesce(answered_by, 'UNKNOWN') not in ('MACHINE', 'FAX') as talked
            from phone_call where attempt <> :besides and created_at >= :since and status <> 'HELD'""";
    private static final String NOTICES = "select * from notice where closed_at is null";
    /** No attempt has a blank id. */
    private static final String NOBODY = "";

    private final Store store;
    private final String besides;

    DbHistory(Store store) {
        this(store, NOBODY);
    }

    private DbHistory(Store store, String besides) {
        this.store = store;
        this.besides = besides;
    }

    @Override
    public History besides(AttemptId own) {
        return new DbHistory(store, own.value());
    }

    @Override
    public List<PastCall> calls(PayerId payer, Instant since) {
        return store.read(handle -> handle.createQuery(CALLS + " and payer_id = :payer order by created_at")
                .bind("besides", besides)
                .bind("since", Rows.utc(since))
                .bind("payer", payer.value())
                .map((row, context) -> new PastCall(Rows.at(row, "created_at"), row.getBoolean("talked")))
                .list());
    }

    @Override
    public List<Notice> notices(PayerId payer) {
        return store.read(
                handle -> handle.createQuery(NOTICES + " and payer_id = :payer order by made_at, tool_call_id")
                        .bind("payer", payer.value())
                        .map((row, context) -> DbNotices.notice(row))
                        .list());
    }

    @Override
    public Map<PayerId, List<Notice>> notices(Collection<PayerId> payers) {
        Set<PayerId> wanted = new HashSet<>(payers);
        return store.read(handle -> handle
                .createQuery(NOTICES + " order by made_at, tool_call_id")
                .map((row, context) -> DbNotices.notice(row))
                .list()
                .stream()
                .filter(notice -> wanted.contains(notice.payer()))
                .collect(Collectors.groupingBy(Notice::payer)));
    }

    @Override
    public boolean unsettled(PayerId payer) {
        return store.read(handle -> handle.createQuery(
                                "select count(*) from phone_call where attempt <> :besides and payer_id = :payer and settled = false")
                        .bind("besides", besides)
                        .bind("payer", payer.value())
                        .mapTo(Integer.class)
                        .one()
                > 0);
    }

    @Override
    public Map<PayerId, List<PastCall>> calls(Collection<PayerId> payers, Instant since) {
        Set<PayerId> wanted = new HashSet<>(payers);
        return store.read(handle -> handle
                .createQuery(CALLS + " order by created_at")
                .bind("besides", besides)
                .bind("since", Rows.utc(since))
                .map((row, context) -> Map.entry(
                        new PayerId(row.getString("payer_id")),
                        new PastCall(Rows.at(row, "created_at"), row.getBoolean("talked"))))
                .list()
                .stream()
                .filter(call -> wanted.contains(call.getKey()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    @Override
    public Set<PayerId> unsettled(Collection<PayerId> payers) {
        Set<PayerId> wanted = new HashSet<>(payers);
        return store.read(handle -> handle
                .createQuery("select distinct payer_id from phone_call where attempt <> :besides and settled = false")
                .bind("besides", besides)
                .mapTo(String.class)
                .list()
                .stream()
                .map(PayerId::new)
                .filter(wanted::contains)
                .collect(Collectors.toSet()));
    }
}
