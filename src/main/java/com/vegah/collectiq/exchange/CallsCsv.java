package com.vegah.collectiq.exchange;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.value.CallSid;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Calls as CSV, oldest first; the columns are the public contract's. */
public final class CallsCsv {
    private static final List<String> COLUMNS = List.of(
            "CallSid",
            "PayerId",
            "Direction",
            "From",
            "To",
            "CreatedAt",
            "AnsweredAt",
            "EndedAt",
            "DurationSeconds",
            "Status",
            "AnsweredBy",
            "EndedBy",
            "ErrorCode");

    private final Calls calls;

    public CallsCsv(Calls calls) {
        this.calls = calls;
    }

    public void write(OutputStream out) {
        CsvOut.write(
                out,
                COLUMNS,
                calls.latest(Integer.MAX_VALUE).stream()
                        .sorted(Comparator.comparing(CallRecord::createdAt))
                        .map(CallsCsv::row));
    }

    private static List<String> row(CallRecord call) {
        return List.of(
                call.sid().map(CallSid::value).orElse(""),
                call.payer().value(),
                call.direction().name(),
                call.from().e164(),
                call.to().e164(),
                call.createdAt().toString(),
                call.answeredAt().map(Instant::toString).orElse(""),
                call.endedAt().map(Instant::toString).orElse(""),
                call.durationSeconds().isPresent()
                        ? String.valueOf(call.durationSeconds().getAsInt())
                        : "",
                call.status().name(),
                call.answeredBy().map(Enum::name).orElse(""),
                call.endedBy().map(Enum::name).orElse(""),
                call.errorCode().orElse(""));
    }
}
