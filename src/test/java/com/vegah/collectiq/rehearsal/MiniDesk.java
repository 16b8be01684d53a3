package com.vegah.collectiq.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The smallest desk that can hold calls in a rehearsal: what the product does, without any of its code above {@code server}. */
final class MiniDesk implements AutoCloseable {
    private final PublicPort port;
    private final ExecutorService workers = Executors.newFixedThreadPool(2, Threads.named("mini-desk"));
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, MiniCall> calls = new ConcurrentHashMap<>();
    private Settings settings;

    MiniDesk(Timekeeper time) {
        port = new PublicPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time, Limits.STANDARD);
        port.start(List.of(
                new Hook("/voice", this::voice),
                new Hook("/status", (call, form) -> call.status(form)),
                new Hook("/machine", (call, form) -> call.machine(form)),
                new Hook("/stream", (call, form) -> call.streamEvent(form)),
                new Media()));
    }

    int port() {
        return port.port();
    }

    void use(Settings rehearsed) {
        settings = rehearsed;
    }

    /** Dials; the call is there when this returns. */
    MiniCall dial(String payer, String to) {
        MiniCall call = new MiniCall(this, payer);
        calls.put(payer, call);
        String self = "http://127.0.0.1:" + port();
        String key = "?payerId=" + payer;
        JsonNode answer = post(
                "/Calls.json",
                List.of(
                        Map.entry("To", to),
                        Map.entry(
                                "From",
                                settings.twilio().phoneNumber().orElseThrow().e164()),
                        Map.entry("Url", self + "/voice" + key),
                        Map.entry("StatusCallback", self + "/status" + key),
                        Map.entry("StatusCallbackEvent", "initiated"),
                        Map.entry("StatusCallbackEvent", "ringing"),
                        Map.entry("StatusCallbackEvent", "answered"),
                        Map.entry("StatusCallbackEvent", "completed"),
                        Map.entry("Timeout", "10"),
                        Map.entry("MachineDetection", "Enable"),
                        Map.entry("AsyncAmd", "true"),
                        Map.entry("AsyncAmdStatusCallback", self + "/machine" + key)));
        call.accepted(answer.path("sid").asText());
        return call;
    }

    void forget(String payer) {
        calls.remove(payer);
    }

    /** On a thread that may wait for the carrier. */
    void soon(Runnable act) {
        workers.execute(act);
    }

    JsonNode hangUp(String sid) {
        return post("/Calls/" + sid + ".json", List.of(Map.entry("Status", "completed")));
    }

    JsonNode post(String path, List<Map.Entry<String, String>> form) {
        String body = form.stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    JsonNode get(String path) {
        return send(request(path).GET().build());
    }

    PublicPort publicPort() {
        return port;
    }

    Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        workers.shutdownNow();
        port.close();
    }

    private HttpRequest.Builder request(String path) {
        Settings.Twilio twilio = settings.twilio();
        String sid = twilio.accountSid().orElseThrow();
        String pair = sid + ":" + twilio.authToken().orElseThrow().reveal();
        return HttpRequest.newBuilder(URI.create(twilio.apiUrl() + "/2010-04-01/Accounts/" + sid + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode send(HttpRequest request) {
        try {
            return Contracts.json(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void voice(MiniCall call, Map<String, String> form) {
        call.fetched(form);
    }

    private String twiml(String payer) {
        String self = "127.0.0.1:" + port();
        return "<Response><Connect><Stream url=\"ws://" + self + "/media\" statusCallback=\"http://" + self
                + "/stream?payerId=" + payer + "\"><Parameter name=\"payerId\" value=\"" + payer
                + "\"/></Stream></Connect><Say>We are sorry.</Say></Response>";
    }

    private final class Hook implements Route.Http {
        private final String path;
        private final BiConsumer<MiniCall, Map<String, String>> take;

        private Hook(String path, BiConsumer<MiniCall, Map<String, String>> take) {
            this.path = path;
            this.take = take;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public Set<String> methods() {
            return Set.of("POST");
        }

        @Override
        public Admission admit(Head head) {
            return head.header("x-twilio-signature").isPresent()
                    ? Admission.IN
                    : new Admission.Refused(403, "unsigned");
        }

        @Override
        public Answer handle(Head head, byte[] body) {
            String payer = head.query("payerId").orElse("");
            MiniCall call = calls.get(payer);
            if (call == null) {
                return Answer.of(500, "text/plain", "who?");
            }
            take.accept(call, form(new String(body, StandardCharsets.UTF_8)));
            return Answer.of(200, "text/xml", path.equals("/voice") ? twiml(payer) : "");
        }

        private Map<String, String> form(String body) {
            Map<String, String> form = new LinkedHashMap<>();
            for (String pair : body.split("&")) {
                String[] field = pair.split("=", 2);
                form.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8));
            }
            return form;
        }
    }

    private final class Media implements Route.WebSocket {
        @Override
        public String path() {
            return "/media";
        }

        @Override
        public Admission admit(Head head) {
            return head.header("x-twilio-signature").isPresent()
                    ? Admission.IN
                    : new Admission.Refused(403, "unsigned");
        }

        @Override
        public Socket.Listener open(Socket socket, Head head) {
            return new Socket.Listener() {
                private MiniCall call;

                @Override
                public void text(String message) {
                    JsonNode event = Contracts.json(message);
                    if (event.path("event").asText().equals("start")) {
                        call = calls.get(
                                event.at("/start/customParameters/payerId").asText());
                        call.streamOpened(socket, event.path("streamSid").asText());
                    }
                    if (call != null) {
                        call.fromCarrier(event, message);
                    }
                }

                @Override
                public void closed(int code, String reason, boolean byPeer) {
                    if (call != null) {
                        call.streamClosed();
                    }
                }
            };
        }
    }
}
