package com.vegah.collectiq.load;

import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.time.Threads;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A carrier that answers every call at once and streams stamped frames; only as much of Twilio's protocol as that needs. */
final class LoadCarrier implements AutoCloseable {
    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "load-token";
    private static final String CALLS = "/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json";
    private static final String ONE = "/2010-04-01/Accounts/" + ACCOUNT + "/Calls/{token}";
    private static final Pattern STREAM = Pattern.compile("<Stream[^>]*\\burl=\"([^\"]+)\"");
    private static final Pattern PARAMETER =
            Pattern.compile("name=\"(\\w+)\"[^>]*value=\"([^\"]*)\"|value=\"([^\"]*)\"[^>]*name=\"(\\w+)\"");

    private final PublicPort loop;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService work = Executors.newFixedThreadPool(4, Threads.named("load-carrier"));
    private final AtomicInteger placed = new AtomicInteger();
    private final Socket[] sockets;
    private final int[] chunks;
    private final CountDownLatch streams;
    private volatile Stamps stamps = new Stamps(0, 0);

    LoadCarrier(int calls, PublicPort loop) {
        this.loop = loop;
        this.sockets = new Socket[calls];
        this.chunks = new int[calls];
        this.streams = new CountDownLatch(calls);
    }

    void stamps(Stamps used) {
        stamps = used;
    }

    void awaitStreams(Duration patience) throws InterruptedException {
        if (!streams.await(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    streams.getCount() + " streams did not open; " + placed + " calls were placed");
        }
    }

    void send(int call) {
        int chunk = ++chunks[call];
        sockets[call].send("{\"event\":\"media\",\"sequenceNumber\":\"" + (chunk + 1)
                + "\",\"media\":{\"track\":\"inbound\",\"chunk\":\""
                + chunk + "\",\"timestamp\":\"" + chunk * 20L + "\",\"payload\":\"" + stamps.frame(call)
                + "\"},\"streamSid\":\""
                + streamSid(call) + "\"}");
    }

    void hangUp() {
        for (int call = 0; call < sockets.length; call++) {
            sockets[call].send("{\"event\":\"stop\",\"sequenceNumber\":\"9\",\"streamSid\":\"" + streamSid(call)
                    + "\",\"stop\":{\"accountSid\":\"" + ACCOUNT + "\",\"callSid\":\"" + callSid(call) + "\"}}");
            sockets[call].close(1000, "");
        }
    }

    Route calls() {
        return new Rest(CALLS);
    }

    Route oneCall() {
        return new Rest(ONE);
    }

    private static String callSid(int call) {
        return String.format(Locale.ROOT, "CA%032x", call + 1);
    }

    private static String streamSid(int call) {
        return String.format(Locale.ROOT, "MZ%032x", call + 1);
    }

    private static String body(String sid, String status) {
        return "{\"sid\":\"" + sid + "\",\"account_sid\":\"" + ACCOUNT + "\",\"status\":\"" + status
                + "\",\"to\":\"+12025550100\",\"from\":\"+12025550100\",\"date_created\":\"Tue, 24 Nov 2026 10:00:00 +0000\"}";
    }

    /** Posts the voice webhook, reads the TwiML and opens the stream. */
    private void answer(int call, Map<String, String> order) {
        try {
            Map<String, String> fields = new HashMap<>(Map.of(
                    "CallSid",
                    callSid(call),
                    "AccountSid",
                    ACCOUNT,
                    "From",
                    order.get("From"),
                    "To",
                    order.get("To"),
                    "CallStatus",
                    "in-progress",
                    "Direction",
                    "outbound-api",
                    "ApiVersion",
                    "2010-04-01"));
            String twiml = post(order.get("Url"), fields);
            Matcher stream = STREAM.matcher(twiml);
            if (!stream.find()) {
                throw new IllegalStateException("No stream in " + twiml);
            }
            StringBuilder parameters = new StringBuilder();
            Matcher parameter = PARAMETER.matcher(twiml.substring(stream.end()));
            while (parameter.find()) {
                boolean nameFirst = parameter.group(1) != null;
                parameters
                        .append(parameters.isEmpty() ? "" : ",")
                        .append("\"" + (nameFirst ? parameter.group(1) : parameter.group(4)) + "\":\""
                                + (nameFirst ? parameter.group(2) : parameter.group(3)) + "\"");
            }
            open(call, stream.group(1), parameters.toString());
        } catch (Exception e) {
            throw new IllegalStateException("Call " + call + " could not be answered", e);
        }
    }

    private void open(int call, String url, String parameters) throws GeneralSecurityException {
        loop.outward()
                .connect(
                        URI.create(url),
                        Map.of("X-Twilio-Signature", sign(url, Map.of())),
                        1 << 16,
                        new Outward.Opening() {
                            @Override
                            public Socket.Listener opened(Socket socket) {
                                sockets[call] = socket;
                                socket.send("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
                                socket.send("{\"event\":\"start\",\"sequenceNumber\":\"1\",\"start\":{\"accountSid\":\""
                                        + ACCOUNT
                                        + "\",\"streamSid\":\"" + streamSid(call) + "\",\"callSid\":\"" + callSid(call)
                                        + "\",\"tracks\":[\"inbound\"],\"mediaFormat\":{\"encoding\":\"audio/x-mulaw\",\"sampleRate\":8000,"
                                        + "\"channels\":1},\"customParameters\":{" + parameters + "}},\"streamSid\":\""
                                        + streamSid(call)
                                        + "\"}");
                                streams.countDown();
                                return new Stream(socket, call);
                            }

                            @Override
                            public void refused(int status, String body) {
                                throw new IllegalStateException("The stream was refused: " + status);
                            }

                            @Override
                            public void failed(Exception cause) {
                                throw new IllegalStateException("The stream failed", cause);
                            }
                        });
    }

    private String post(String url, Map<String, String> fields) throws Exception {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", sign(url, fields))
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String sign(String url, Map<String, String> fields) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        work.shutdownNow();
    }

    /** Creates calls; says of every call that it is over when asked. */
    private final class Rest implements Route.Http {
        private final String path;

        Rest(String path) {
            this.path = path;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public Admission admit(Head head) {
            return Admission.IN;
        }

        @Override
        public Set<String> methods() {
            return Set.of("GET", "POST");
        }

        @Override
        public Answer handle(Head head, byte[] body) {
            if (!path.equals(CALLS)) {
                String name = head.path().substring(head.path().lastIndexOf('/') + 1);
                return Answer.of(200, "application/json", body(name.replace(".json", ""), "completed"));
            }
            if (head.method().equals("GET")) {
                return Answer.of(200, "application/json", "{\"calls\":[],\"page\":0,\"page_size\":50}");
            }
            int call = placed.getAndIncrement();
            Map<String, String> order = form(body);
            work.execute(() -> answer(call, order));
            return Answer.of(201, "application/json", body(callSid(call), "queued"));
        }

        private Map<String, String> form(byte[] body) {
            Map<String, String> form = new HashMap<>();
            for (String pair : List.of(new String(body, StandardCharsets.UTF_8).split("&"))) {
                String[] parts = pair.split("=", 2);
                form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return form;
        }
    }

    /** Takes the frames back and echoes each mark, as a carrier does that has played everything. */
    private final class Stream implements Socket.Listener {
        private final Socket socket;
        private final int call;

        Stream(Socket socket, int call) {
            this.socket = socket;
            this.call = call;
        }

        @Override
        public void text(String message) {
            int payload = message.indexOf("\"payload\":\"");
            if (payload >= 0) {
                stamps.back(message, payload + 11);
                return;
            }
            int mark = message.indexOf("\"mark\":{\"name\":\"");
            if (mark >= 0) {
                String name = message.substring(mark + 16, message.indexOf('"', mark + 16));
                socket.send("{\"event\":\"mark\",\"sequenceNumber\":\"2\",\"streamSid\":\"" + streamSid(call)
                        + "\",\"mark\":{\"name\":\"" + name + "\"}}");
            }
        }

        @Override
        public void closed(int code, String reason, boolean byPeer) {}
    }
}
