package com.vegah.collectiq.db;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Calls, their events and transcripts in the database. */
final class DbCalls implements Calls {
    private static final int DETAIL = 8000;
    private static final String INSERT = """
            insert into phone_call (attempt, sid, payer_id, direction, from_number, to_number, created_at, answered_at, ended_at,
              duration_seconds, status, answered_by, ended_by, error_code, settled)
            values (:attempt, :sid, :payer, :direction, :from, :to, :created, :answered, :ended, :duration, :status, :answeredBy,
              :endedBy, :errorCode, :settled)""";
    private static final String UPDATE = """
            update phone_call set sid = coalesce(:sid, sid), answered_at = :answered, ended_at = :ended, duration_seconds = :duration,
              status = :status, answered_by = :answeredBy, ended_by = :endedBy, error_code = :errorCode, settled = :settled
            where attempt = :attempt and settled = false""";
    /** A settled row keeps its ending: what comes later only fills in what was not known. */
    private static final String FILL = """
            update phone_call set sid = coalesce(sid, :sid), answered_at = coalesce(answered_at, :answered),
              ended_at = coalesce(ended_at, :ended), duration_seconds = coalesce(duration_seconds, :duration),
              answered_by = coalesce(answered_by, :answeredBy), ended_by = coalesce(ended_by, :endedBy),
              error_code = coalesce(error_code, :errorCode)
            where attempt = :attempt and settled = true""";

    private static final String UPDATE_TURN = """
            update transcript_turn set happened_at = :at, offset_millis = :offset, speaker = :speaker, item_id = :item, said = :said,
              heard = :heard, state = :state
            where attempt = :attempt and seq = :seq""";
    private static final String INSERT_TURN = """
            insert into transcript_turn (attempt, seq, happened_at, offset_millis, speaker, item_id, said, heard, state)
            values (:attempt, :seq, :at, :offset, :speaker, :item, :said, :heard, :state)""";

    private final Store store;

    DbCalls(Store store) {
        this.store = store;
    }

    @Override
    public void insert(CallRecord call) {
        store.write(handle -> {
            try (Update insert = handle.createUpdate(INSERT)) {
                CallRows.bindFixed(CallRows.bindState(CallRows.bindFacts(insert, call), call), call)
                        .execute();
            }
        });
    }

    @Override
    public void update(CallRecord call) {
        store.write(handle -> {
            int open;
            try (Update update = handle.createUpdate(UPDATE)) {
                open = CallRows.bindState(CallRows.bindFacts(update, call), call)
                        .execute();
            }
            if (open == 0) {
                try (Update fill = handle.createUpdate(FILL)) {
                    CallRows.bindFacts(fill, call).execute();
                }
            }
        });
    }

    @Override
    public Optional<CallRecord> find(AttemptId attempt) {
        return store.read(handle -> calls(handle.createQuery("select * from phone_call where attempt = :attempt")
                        .bind("attempt", attempt.value()))
                .stream()
                .findFirst());
    }

    @Override
    public Optional<CallRecord> find(CallSid sid) {
        return store.read(handle ->
                calls(handle.createQuery("select * from phone_call where sid = :sid")
                                .bind("sid", sid.value()))
                        .stream()
                        .findFirst());
    }

    @Override
    public List<CallRecord> unsettled() {
        return store.read(handle ->
                calls(handle.createQuery("select * from phone_call where settled = false order by created_at")));
    }

    @Override
    public List<CallRecord> of(PayerId payer, Instant since) {
        return store.read(handle -> calls(handle.createQuery(
                        "select * from phone_call where payer_id = :payer and created_at >= :since order by created_at")
                .bind("payer", payer.value())
                .bind("since", Rows.utc(since))));
    }

    @Override
    public List<CallRecord> latest(int most) {
        return store.read(
                handle -> calls(handle.createQuery("select * from phone_call order by created_at desc limit :most")
                        .bind("most", most)));
    }

    @Override
    public void add(CallEvent event) {
        store.write(handle -> handle.createUpdate(
                        "insert into call_event (attempt, happened_at, kind, detail) values (:attempt, :at, :kind, :detail)")
                .bind("attempt", event.attempt().value())
                .bind("at", Rows.utc(event.at()))
                .bind("kind", event.kind())
                .bind("detail", Rows.most(event.detail(), DETAIL))
                .execute());
    }

    @Override
    public void keepInstructions(String version, String text, Instant firstUsed) {
        store.write(handle -> handle.createUpdate("""
                        insert into instructions_version (version, template, first_used)
                        select cast(:version as varchar(64)), cast(:text as text), cast(:at as timestamp(6) with time zone)
                        where not exists (select 1 from instructions_version where version = :version)""")
                .bind("version", version)
                .bind("text", text)
                .bind("at", Rows.utc(firstUsed))
                .execute());
    }

    @Override
    public List<CallEvent> events(AttemptId attempt) {
        return store.read(handle -> handle.createQuery("select * from call_event where attempt = :attempt order by id")
                .bind("attempt", attempt.value())
                .map((row, context) -> new CallEvent(
                        attempt, Rows.at(row, "happened_at"), row.getString("kind"), row.getString("detail")))
                .list());
    }

    @Override
    public void write(AttemptId attempt, Turn turn) {
        store.write(handle -> {
            if (execute(handle, UPDATE_TURN, attempt, turn) == 0) {
                execute(handle, INSERT_TURN, attempt, turn);
            }
        });
    }

    @Override
    public List<Turn> transcript(AttemptId attempt) {
        return store.read(
                handle -> handle.createQuery("select * from transcript_turn where attempt = :attempt order by seq")
                        .bind("attempt", attempt.value())
                        .map((row, context) -> CallRows.turn(row))
                        .list());
    }

    private static int execute(Handle handle, String sql, AttemptId attempt, Turn turn) {
        try (Update update = handle.createUpdate(sql)) {
            return CallRows.bind(update, attempt, turn).execute();
        }
    }

    private static List<CallRecord> calls(Query query) {
        return query.map((row, context) -> CallRows.call(row)).list();
    }
}
