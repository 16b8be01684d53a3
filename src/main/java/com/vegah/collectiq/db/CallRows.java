package com.vegah.collectiq.db;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** How calls and turns become columns and back. */
final class CallRows {
    private static final int ID = 200;
    private static final int ERROR_CODE = 100;

    private CallRows() {}

    /** What is written once. */
    static Update bindFixed(Update sql, CallRecord call) {
        return sql.bind("payer", call.payer().value())
                .bind("direction", call.direction().name())
                .bind("from", call.from().e164())
                .bind("to", call.to().e164())
                .bind("created", Rows.utc(call.createdAt()));
    }

    /** What becomes known on the way. */
    static Update bindFacts(Update sql, CallRecord call) {
        return sql.bind("attempt", call.attempt().value())
                .bind("sid", call.sid().map(CallSid::value).orElse(null))
                .bind("answered", Rows.utc(call.answeredAt()))
                .bind("ended", Rows.utc(call.endedAt()))
                .bind("duration", boxed(call.durationSeconds()))
                .bind("answeredBy", call.answeredBy().map(Enum::name).orElse(null))
                .bind("endedBy", call.endedBy().map(Enum::name).orElse(null))
                .bind(
                        "errorCode",
                        call.errorCode()
                                .map(code -> Rows.most(code, ERROR_CODE))
                                .orElse(null));
    }

    /** How it stands. */
    static Update bindState(Update sql, CallRecord call) {
        return sql.bind("status", call.status().name()).bind("settled", call.settled());
    }

    static Update bind(Update sql, AttemptId attempt, Turn turn) {
        return sql.bind("attempt", attempt.value())
                .bind("seq", turn.seq())
                .bind("at", Rows.utc(turn.at()))
                .bind("offset", turn.offsetMillis())
                .bind("speaker", turn.speaker().name())
                .bind("item", Rows.most(turn.itemId(), ID))
                .bind("said", Rows.storable(turn.text()))
                .bind("heard", Rows.storable(turn.heardText()))
                .bind("state", turn.state().name());
    }

    static CallRecord call(ResultSet row) throws SQLException {
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

    static Turn turn(ResultSet row) throws SQLException {
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

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? (Integer) number.getAsInt() : null;
    }
}
