package com.vegah.collectiq.db;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
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
    /** A settled row keeps its ending: what comes later may only fill in what was not known. */
    private static final String UPDATE = """
            update phone_call set sid = coalesce(:sid, sid), answered_at = :answered, ended_at = :ended, duration_seconds = :duration,
              status = :status, answered_by = :answeredBy, ended_by = :endedBy, error_code = :errorCode, settled = :settled
            where attempt = :attempt and settled = false""";

    private static final String UPDATE_TURN = """
            update transcript_turn set happened_at = :at, offset_millis = :offset, speaker = :speaker, item_id = :item, said = :said,
              heard = :heard, state = :state
            where attempt = :attempt and seq = :seq""";
    private static final String INSERT_TURN = """
            insert into transcript_turn (attempt, seq, happened_at, offset_millis, speaker, item_id, said, heard, state)
            values (:attempt, :seq, :at, :offset, :speaker, :item, :said, :heard, :state)""";

    private final Jdbi jdbi;

    DbCalls(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public void insert(CallRecord call) {
        jdbi.useTransaction(handle -> {
            try (Update insert = handle.createUpdate(INSERT)) {
                bind(insert, call)
                        .bind("payer", call.payer().value())
                        .bind("direction", call.direction().name())
                        .bind("from", call.from().e164())
                        .bind("to", call.to().e164())
                        .bind("created", Rows.utc(call.createdAt()))
                        .execute();
            }
        });
    }

    @Override
    public void update(CallRecord call) {
        jdbi.useTransaction(handle -> {
            try (Update update = handle.createUpdate(UPDATE)) {
                bind(update, call).execute();
            }
        });
    }

    @Override
    public Optional<CallRecord> find(AttemptId attempt) {
        return jdbi.withHandle(handle -> calls(handle.createQuery("select * from phone_call where attempt = :attempt")
                        .bind("attempt", attempt.value()))
                .stream()
                .findFirst());
    }

    @Override
    public Optional<CallRecord> find(CallSid sid) {
        return jdbi.withHandle(handle ->
                calls(handle.createQuery("select * from phone_call where sid = :sid")
                                .bind("sid", sid.value()))
                        .stream()
                        .findFirst());
    }

    @Override
    public List<CallRecord> unsettled() {
        return jdbi.withHandle(handle ->
                calls(handle.createQuery("select * from phone_call where settled = false order by created_at")));
    }

    @Override
    public List<CallRecord> of(PayerId payer, Instant since) {
        return jdbi.withHandle(handle -> calls(handle.createQuery(
                        "select * from phone_call where payer_id = :payer and created_at >= :since order by created_at")
                .bind("payer", payer.value())
                .bind("since", Rows.utc(since))));
    }

    @Override
    public List<CallRecord> latest(int most) {
        return jdbi.withHandle(
                handle -> calls(handle.createQuery("select * from phone_call order by created_at desc limit :most")
                        .bind("most", most)));
    }

    @Override
    public void add(CallEvent event) {
        jdbi.useTransaction(handle -> handle.createUpdate(
                        "insert into call_event (attempt, happened_at, kind, detail) values (:attempt, :at, :kind, :detail)")
                .bind("attempt", event.attempt().value())
                .bind("at", Rows.utc(event.at()))
                .bind("kind", event.kind())
                .bind("detail", Rows.most(event.detail(), DETAIL))
                .execute());
    }

    @Override
    public void write(AttemptId attempt, Turn turn) {
        jdbi.useTransaction(handle -> {
            if (bindTurn(handle, UPDATE_TURN, attempt, turn) == 0) {
                bindTurn(handle, INSERT_TURN, attempt, turn);
            }
        });
    }

    @Override
    public List<Turn> transcript(AttemptId attempt) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from transcript_turn where attempt = :attempt order by seq")
                        .bind("attempt", attempt.value())
                        .map((row, context) -> turn(row))
                        .list());
    }

    private static Update bind(Update sql, CallRecord call) {
        return sql.bind("attempt", call.attempt().value())
                .bind("sid", call.sid().map(CallSid::value).orElse(null))
                .bind("answered", Rows.utc(call.answeredAt()))
                .bind("ended", Rows.utc(call.endedAt()))
                .bind(
                        "duration",
                        call.durationSeconds().isPresent()
                                ? (Integer) call.durationSeconds().getAsInt()
                                : null)
                .bind("status", call.status().name())
                .bind("answeredBy", call.answeredBy().map(Enum::name).orElse(null))
                .bind("endedBy", call.endedBy().map(Enum::name).orElse(null))
                .bind("errorCode", call.errorCode().orElse(null))
                .bind("settled", call.settled());
    }

    private static int bindTurn(Handle handle, String sql, AttemptId attempt, Turn turn) {
        try (Update update = handle.createUpdate(sql)) {
            return update.bind("attempt", attempt.value())
                    .bind("seq", turn.seq())
                    .bind("at", Rows.utc(turn.at()))
                    .bind("offset", turn.offsetMillis())
                    .bind("speaker", turn.speaker().name())
                    .bind("item", turn.itemId())
                    .bind("said", turn.text())
                    .bind("heard", turn.heardText())
                    .bind("state", turn.state().name())
                    .execute();
        }
    }

    private static List<CallRecord> calls(Query query) {
        return query.map((row, context) -> call(row)).list();
    }

    private static CallRecord call(ResultSet row) throws SQLException {
        int seconds = row.getInt("duration_seconds");
        OptionalInt duration = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(seconds);
        return new CallRecord(
                new AttemptId(row.getString("attempt")),
                Rows.text(row, "sid").map(CallSid::new),
                new PayerId(row.getString("payer_id")),
                CallRecord.Direction.valueOf(row.getString("direction")),
                new PhoneNumber(row.getString("from_number")),
                new PhoneNumber(row.getString("to_number")),
                Rows.at(row, "created_at"),
                Rows.instant(row, "answered_at"),
                Rows.instant(row, "ended_at"),
                duration,
                OutreachStatus.valueOf(row.getString("status")),
                Rows.text(row, "answered_by").map(CallRecord.AnsweredBy::valueOf),
                Rows.text(row, "ended_by").map(CallRecord.EndedBy::valueOf),
                Rows.text(row, "error_code"),
                row.getBoolean("settled"));
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(
                row.getInt("seq"),
                Rows.at(row, "happened_at"),
                row.getLong("offset_millis"),
                Turn.Speaker.valueOf(row.getString("speaker")),
                row.getString("item_id"),
                row.getString("said"),
                row.getString("heard"),
                Turn.State.valueOf(row.getString("state")));
    }
}
