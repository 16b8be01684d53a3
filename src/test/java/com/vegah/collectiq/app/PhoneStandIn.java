package com.vegah.collectiq.app;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One telephone call at the carrier, played by a test: its signed webhooks and its media stream. */
final class PhoneStandIn {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern STREAM = Pattern.compile("<Stream[^>]*\\burl=\"([^\"]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("<Parameter\\b[^>]*>");

    final AtomicInteger hangUps = new AtomicInteger();
    private final String sid;
    private final Map<String, String> order;
    private final Instant made;
    private final AtomicInteger sequence = new AtomicInteger();
    private final List<StreamStandIn> streams = new CopyOnWriteArrayList<>();
    private volatile String status = "queued";
    private volatile String twiml = "";

    PhoneStandIn(String sid, Map<String, String> order, Instant made) {
        this.sid = sid;
        this.order = Map.copyOf(order);
        this.made = made;
    }

    String sid() {
        return sid;
    }

    String order(String field) {
        return order.getOrDefault(field, "");
    }

    String twiml() {
        return twiml;
    }

    void become(String next) {
        status = next;
    }

    String json() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME
                .format(made.atOffset(ZoneOffset.UTC))
                .replace("GMT", "+0000");
        return "{\"sid\":\"" + sid + "\",\"account_sid\":\"" + TwilioStandIn.ACCOUNT + "\",\"status\":\"" + status
                + "\",\"to\":\"" + order("To") + "\",\"from\":\"" + order("From") + "\",\"date_created\":\"" + date
                + "\"}";
    }

    /** Tells of a status, as Twilio does: first it is so, then it is told. */
    void tell(String next) {
        become(next);
        repeat(next);
    }

    /** Tells of a status that is old by now, or told before. */
    void repeat(String word) {
        Map<String, String> fields = fields(word);
        fields.put("SequenceNumber", String.valueOf(sequence.getAndIncrement()));
        if (word.equals("completed")) {
            fields.put("CallDuration", "30");
        }
        post(order("StatusCallback"), fields);
    }

    void machine(String answeredBy) {
        Map<String, String> fields = fields(status);
        fields.put("AnsweredBy", answeredBy);
        post(order("AsyncAmdStatusCallback"), fields);
    }

    /** Somebody takes the telephone: the webhook is asked what to do. */
    PhoneStandIn answer() {
        status = "in-progress";
        twiml = post(order("Url"), fields("in-progress")).body();
        return this;
    }

    StreamStandIn stream() {
        return stream(token());
    }

    /** Opens the stream with a token of the test's choice. */
    StreamStandIn stream(String token) {
        StreamStandIn stream = StreamStandIn.open(streamUrl(), sign(streamUrl(), Map.of()), this, token);
        streams.add(stream);
        return stream;
    }

    String token() {
        Matcher parameter = PARAMETER.matcher(twiml);
        while (parameter.find()) {
            if (!parameter.group().contains("payerId")) {
                return value(parameter.group());
            }
        }
        throw new AssertionError("No token in " + twiml);
    }

    String parameterName() {
        Matcher parameter = PARAMETER.matcher(twiml);
        while (parameter.find()) {
            if (!parameter.group().contains("payerId")) {
                return attribute(parameter.group(), "name");
            }
        }
        throw new AssertionError("No token in " + twiml);
    }

    String streamUrl() {
        Matcher stream = STREAM.matcher(twiml);
        if (!stream.find()) {
            throw new AssertionError("No stream in " + twiml);
        }
        return stream.group(1);
    }

    /** The payer hangs up. */
    void payerHangsUp() {
        streams.forEach(StreamStandIn::stop);
        tell("completed");
    }

    void hungUpByRest() {
        hangUps.incrementAndGet();
    }

    void endedByRest() {
        if (List.of("completed", "busy", "failed", "no-answer", "canceled").contains(status)) {
            return;
        }
        streams.forEach(StreamStandIn::stop);
        tell("completed");
    }

    void close() {
        streams.forEach(StreamStandIn::vanish);
    }

    Map<String, String> fields(String word) {
        return new HashMap<>(Map.of(
                "CallSid",
                sid,
                "AccountSid",
                TwilioStandIn.ACCOUNT,
                "From",
                order("From"),
                "To",
                order("To"),
                "CallStatus",
                word,
                "Direction",
                "outbound-api",
                "ApiVersion",
                "2010-04-01"));
    }

    private static HttpResponse<String> post(String url, Map<String, String> fields) {
        HttpResponse<String> answer = post(url, fields, sign(url, fields));
        if (answer.statusCode() != 200 && answer.statusCode() != 204) {
            throw new AssertionError(url + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    static HttpResponse<String> post(String url, Map<String, String> fields, String signature) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-Twilio-Signature", signature)
                            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String sign(String url, Map<String, String> fields) {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TwilioStandIn.TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(String element) {
        return attribute(element, "value");
    }

    private static String attribute(String element, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(element);
        if (!matcher.find()) {
            throw new AssertionError("No " + name + " in " + element);
        }
        return matcher.group(1);
    }
}
