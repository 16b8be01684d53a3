package com.vegah.collectiq.rehearsal.carrier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A call as the carrier's books have it, and the JSON it shows of it (api.v2010.account.call). */
record CallState(
        String sid,
        PhoneNumber to,
        PhoneNumber from,
        String status,
        Instant created,
        Instant updated,
        Optional<Instant> answered,
        Optional<Instant> ended,
        Optional<String> answeredBy) {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Set<String> FINAL = Set.of("completed", "busy", "failed", "no-answer", "canceled");

    static String date(Instant instant) {
        return RFC_2822.format(instant);
    }

    boolean isFinal() {
        return FINAL.contains(status);
    }

    long seconds() {
        return answered.isPresent() && ended.isPresent()
                ? Math.round(Duration.between(answered.get(), ended.get()).toMillis() / 1000.0)
                : 0;
    }

    CallState with(String newStatus, Instant now) {
        boolean over = FINAL.contains(newStatus);
        return new CallState(
                sid,
                to,
                from,
                newStatus,
                created,
                now,
                newStatus.equals("in-progress") ? Optional.of(now) : answered,
                over ? Optional.of(now) : ended,
                answeredBy);
    }

    CallState answeredBy(String whom, Instant now) {
        return new CallState(sid, to, from, status, created, now, answered, ended, Optional.of(whom));
    }

    ObjectNode json(String account) {
        String uri = "/2010-04-01/Accounts/" + account + "/Calls/" + sid;
        ObjectNode call = Json.object()
                .put("sid", sid)
                .put("date_created", date(created))
                .put("date_updated", date(updated))
                .putNull("parent_call_sid")
                .put("account_sid", account)
                .put("to", to.e164())
                .put("to_formatted", to.e164())
                .put("from", from.e164())
                .put("from_formatted", from.e164())
                .putNull("phone_number_sid")
                .put("status", status)
                .put("start_time", answered.map(CallState::date).orElse(null))
                .put("end_time", ended.map(CallState::date).orElse(null))
                .put("duration", ended.map(end -> String.valueOf(seconds())).orElse(null))
                .putNull("price")
                .put("price_unit", "USD")
                .put("direction", "outbound-api")
                .put("answered_by", answeredBy.orElse(null))
                .put("api_version", "2010-04-01")
                .putNull("forwarded_from")
                .putNull("group_sid")
                .putNull("caller_name")
                .put("queue_time", "0")
                .putNull("trunk_sid")
                .put("uri", uri + ".json");
        call.putObject("subresource_uris")
                .put("recordings", uri + "/Recordings.json")
                .put("streams", uri + "/Streams.json");
        return call;
    }
}
