package com.vegah.collectiq.twilio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.vegah.collectiq.time.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Twilio's REST as the tests need it: keeps its calls, notes every request, and fails as it is told. */
final class TwilioDouble implements AutoCloseable {
    /** What it does to a request instead of answering it well. */
    interface Fault {
        void happen(HttpExchange exchange) throws IOException;
    }

    record Seen(String method, String target, Form form, String authorization) {}

    record Kept(String sid, String to, String status, String created) {}

    private static final String ROOT = "/2010-04-01/Accounts/" + Lines.ACCOUNT;

    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final List<Kept> calls = new CopyOnWriteArrayList<>();
    final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    final CountDownLatch patience = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newCachedThreadPool(Threads.named("twilio-double"));
    private final HttpServer server;
    volatile boolean faultsForEver;

    TwilioDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::take);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The next request meets this, the others do not. */
    void once(Fault fault) {
        faults.add(fault);
    }

    /** Every request meets this. */
    void always(Fault fault) {
        faults.add(fault);
        faultsForEver = true;
    }

    long posts() {
        return seen.stream().filter(request -> request.method().equals("POST")).count();
    }

    static Fault answering(int status, String body) {
        return exchange -> answer(exchange, status, body);
    }

    static Fault refusing(int status, int code, String message) {
        return answering(
                status,
                "{\"code\":" + code + ",\"message\":\"" + message + "\",\"more_info\":\"\",\"status\":" + status + "}");
    }

    @Override
    public void close() {
        patience.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        seen.add(new Seen(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Form.of(body),
                authorization == null ? "" : authorization));
        Fault fault = faultsForEver ? faults.peek() : faults.poll();
        if (fault != null) {
            fault.happen(exchange);
        } else if (!authorization.equals(basic())) {
            refusing(401, 20003, "Authenticate").happen(exchange);
        } else {
            serve(exchange, Form.of(body));
        }
    }

    private void serve(HttpExchange exchange, Form form) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean post = exchange.getRequestMethod().equals("POST");
        if (path.equals(ROOT + "/Calls.json") && post) {
            Kept call =
                    new Kept(Lines.CALL, form.first("To").orElseThrow(), "queued", "Mon, 02 Mar 2026 15:00:01 +0000");
            calls.add(call);
            answer(exchange, 201, json(call));
        } else if (path.equals(ROOT + "/Calls.json")) {
            list(exchange);
        } else if (path.startsWith(ROOT + "/Calls/")) {
            one(exchange, path.substring((ROOT + "/Calls/").length()).replace(".json", ""), post);
        } else if (path.equals(ROOT + ".json")) {
            answer(exchange, 200, "{\"sid\":\"" + Lines.ACCOUNT + "\",\"status\":\"active\",\"type\":\"Full\"}");
        } else {
            refusing(404, 20404, "not found").happen(exchange);
        }
    }

    private void one(HttpExchange exchange, String sid, boolean post) throws IOException {
        for (Kept call : calls) {
            if (call.sid().equals(sid)) {
                boolean over = call.status().equals("completed");
                if (post && over) {
                    refusing(400, 21220, "not in progress").happen(exchange);
                } else {
                    answer(exchange, 200, json(call));
                }
                return;
            }
        }
        refusing(404, 20404, "not found").happen(exchange);
    }

    /** Pages of two, newest first, as Twilio links them: by a relative uri. */
    private void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        int page = query.contains("Page=1") ? 1 : query.contains("Page=2") ? 2 : 0;
        List<String> shown = new ArrayList<>();
        for (int i = page * 2; i < Math.min(page * 2 + 2, calls.size()); i++) {
            shown.add(json(calls.get(i)));
        }
        boolean more = page * 2 + 2 < calls.size();
        String next = more ? "\"" + ROOT + "/Calls.json?PageSize=2&Page=" + (page + 1) + "\"" : "null";
        answer(
                exchange,
                200,
                "{\"calls\":[" + String.join(",", shown) + "],\"page\":" + page + ",\"page_size\":2,\"next_page_uri\":"
                        + next + ",\"first_page_uri\":\"" + ROOT + "/Calls.json\",\"uri\":\"" + ROOT
                        + "/Calls.json\"}");
    }

    private static String json(Kept call) {
        return "{\"sid\":\"" + call.sid() + "\",\"to\":\"" + call.to() + "\",\"from\":\"+12025550100\",\"status\":\""
                + call.status() + "\",\"date_created\":\"" + call.created()
                + "\",\"start_time\":null,\"end_time\":null,\"duration\":\"31\",\"answered_by\":\"machine_start\","
                + "\"direction\":\"outbound-api\",\"new_field\":{\"a\":1}}";
    }

    private static String basic() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((Lines.ACCOUNT + ":" + Lines.TOKEN).getBytes(StandardCharsets.UTF_8));
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
