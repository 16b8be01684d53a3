package com.vegah.collectiq.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes answers: one request per connection, so each ends with {@code Connection: close}. */
final class Reply {
    static final ByteBuffer CONTINUE = ascii("HTTP/1.1 100 Continue\r\n\r\n");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(303, "See Other"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(417, "Expectation Failed"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(505, "HTTP Version Not Supported"));

    private Reply() {}

    /** Our own refusal: the status and its phrase, no details. */
    static ByteBuffer refusal(int status, Map<String, String> headers, Instant now) {
        String body = status + " " + phrase(status) + "\n";
        return bytes(new Route.Answer(status, "text/plain; charset=utf-8", body, headers), now);
    }

    static ByteBuffer bytes(Route.Answer answer, Instant now) {
        byte[] body = bodyless(answer.status()) ? new byte[0] : answer.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(checkedStatus(answer.status()))
                .append(' ')
                .append(phrase(answer.status()));
        line(head, "Date", DATE.format(now));
        answer.headers().forEach((name, value) -> line(head, name, value));
        if (!bodyless(answer.status())) {
            line(head, "Content-Type", answer.contentType());
            line(head, "Content-Length", String.valueOf(body.length));
        }
        line(head, "Connection", "close");
        byte[] start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(start.length + body.length)
                .put(start)
                .put(body)
                .flip();
    }

    static String phrase(int status) {
        return PHRASES.getOrDefault(status, "Status");
    }

    private static void line(StringBuilder head, String name, String value) {
        if ((name + value).chars().anyMatch(sign -> sign == '\r' || sign == '\n' || sign == 0)) {
            throw new IllegalArgumentException("The header " + name + " has a line end in it");
        }
        head.append("\r\n").append(name).append(": ").append(value);
    }

    private static int checkedStatus(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("An answer has a status from 200 to 599, not " + status);
        }
        return status;
    }

    private static boolean bodyless(int status) {
        return status == 204 || status == 304;
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();
    }
}
