package com.vegah.collectiq.rehearsal.carrier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** A page of the list of calls, filtered by To, From, Status and StartTime. */
final class CallList {
    private static final int MOST = 1000;

    private final String path;
    private final Form query;
    private final int page;
    private final int size;

    CallList(String path, Form query) {
        this.path = path;
        this.query = query;
        this.page = number("Page", 0);
        this.size = Math.max(1, Math.min(MOST, number("PageSize", 50)));
    }

    ObjectNode page(List<CallState> newestFirst, String account) {
        List<CallState> found = newestFirst.stream().filter(this::fits).toList();
        List<CallState> shown =
                found.stream().skip((long) page * size).limit(size).toList();
        ObjectNode answer = Json.object();
        ArrayNode calls = answer.putArray("calls");
        shown.forEach(call -> calls.add(call.json(account)));
        boolean more = (long) (page + 1) * size < found.size();
        return answer.put("end", Math.max(0, page * size + shown.size() - 1))
                .put("start", page * size)
                .put("page", page)
                .put("page_size", size)
                .put("uri", uri(page))
                .put("first_page_uri", uri(0))
                .put("next_page_uri", more ? uri(page + 1) : null)
                .put("previous_page_uri", page > 0 ? uri(page - 1) : null);
    }

    private boolean fits(CallState call) {
        Instant start = call.answered().orElse(call.created());
        return is("To", call.to().e164())
                && is("From", call.from().e164())
                && is("Status", call.status())
                && time("StartTime").map(day -> sameDay(day, start)).orElse(true)
                && time("StartTime>")
                        .or(() -> time("StartTime>="))
                        .map(from -> !start.isBefore(from))
                        .orElse(true)
                && time("StartTime<")
                        .or(() -> time("StartTime<="))
                        .map(until -> !start.isAfter(until))
                        .orElse(true);
    }

    private boolean is(String name, String value) {
        return query.get(name).map(value::equals).orElse(true);
    }

    private Optional<Instant> time(String name) {
        return query.get(name).map(text -> {
            try {
                return text.length() == 10
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                throw new Refusal(400, 20001, "Parameter " + name + " is invalid: " + text);
            }
        });
    }

    private static boolean sameDay(Instant one, Instant other) {
        return one.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .equals(other.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private String uri(int number) {
        return path + "?PageSize=" + size + "&Page=" + number;
    }

    private int number(String name, int otherwise) {
        try {
            return query.get(name)
                    .map(Integer::parseInt)
                    .map(n -> Math.max(0, n))
                    .orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new Refusal(400, 20001, "Parameter " + name + " is invalid");
        }
    }
}
