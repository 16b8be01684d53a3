package com.vegah.collectiq.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.vegah.collectiq.time.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** Twilio's REST API as a test wants it: takes orders, lists calls, ends calls; what rings and who answers is the test's doing. */
final class TwilioStandIn implements AutoCloseable {
    static final String ACCOUNT = "AC00000000000000000000000000000007";
    static final String TOKEN = "whole-call-token";

    final Map<String, String> asked = new ConcurrentHashMap<>();
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService work = Executors.newCachedThreadPool(Threads.named("twilio-stand-in"));
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, Order> answers = new ConcurrentHashMap<>();
    private final List<Map<String, String>> orders = new CopyOnWriteArrayList<>();
    private final List<PhoneStandIn> phones = new CopyOnWriteArrayList<>();

    TwilioStandIn(Clock clock) throws IOException {
        this.clock = clock;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(work);
        server.createContext("/2010-04-01/Accounts/" + ACCOUNT + "/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How the one order to a number is answered. */
    void answerOrder(String to, Order order) {
        answers.put(to, order);
    }

    /** Orders that came for a number. */
    long orders(String to) {
        return orders.stream().filter(order -> to.equals(order.get("To"))).count();
    }

    PhoneStandIn phone(String to) {
        return Awaitility.await()
                .until(
                        () -> phones.stream()
                                .filter(phone -> phone.order("To").equals(to))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    /** A call that this carrier knows. */
    PhoneStandIn made(Map<String, String> order) {
        String sid = String.format(Locale.ROOT, "CA%032x", count.incrementAndGet());
        PhoneStandIn phone = new PhoneStandIn(sid, order, clock.instant());
        phones.add(phone);
        return phone;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String last = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
            boolean post = exchange.getRequestMethod().equals("POST");
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!last.equals("Calls")) {
                one(exchange, last, post);
            } else if (post) {
                orders.add(form);
                answers.getOrDefault(form.get("To"), TwilioStandIn::accept).answer(exchange, this, form);
            } else {
                list(exchange);
            }
        }
    }

    private void one(HttpExchange exchange, String sid, boolean post) throws IOException {
        PhoneStandIn phone = phones.stream()
                .filter(other -> other.sid().equals(sid))
                .findFirst()
                .orElse(null);
        if (phone == null) {
            json(exchange, 404, "{\"code\":20404,\"message\":\"The requested resource was not found\",\"status\":404}");
            return;
        }
        if (post) {
            phone.hungUpByRest();
            work.execute(phone::endedByRest);
        } else {
            asked.merge(sid, "1", (before, one) -> before + one);
        }
        json(exchange, 200, phone.json());
    }

    private void list(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String to = form(exchange.getRequestURI().getRawQuery()).getOrDefault("To", "");
        if (query == null || to.isEmpty()) {
            json(exchange, 200, "{\"calls\":[],\"page\":0,\"page_size\":50}");
            return;
        }
        String calls = phones.stream()
                .filter(phone -> phone.order("To").equals(to))
                .map(PhoneStandIn::json)
                .collect(Collectors.joining(","));
        json(exchange, 200, "{\"calls\":[" + calls + "],\"page\":0,\"page_size\":50}");
    }

    /** 201 with the call it made. */
    static void accept(HttpExchange exchange, TwilioStandIn twilio, Map<String, String> order) throws IOException {
        json(exchange, 201, twilio.made(order).json());
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : List.of(text == null ? new String[0] : text.split("&"))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        phones.forEach(PhoneStandIn::close);
        server.stop(0);
        work.shutdownNow();
    }

    /** What becomes of an order. */
    interface Order {
        void answer(HttpExchange exchange, TwilioStandIn twilio, Map<String, String> order) throws IOException;

        /** The same, after the call was made and is there to be listed. */
        default Order afterMaking() {
            return (exchange, twilio, order) -> {
                twilio.made(order);
                answer(exchange, twilio, order);
            };
        }

        static Order status(int status, String body) {
            return (exchange, twilio, order) -> json(exchange, status, body);
        }

        /** The connection ends without an answer. */
        static Order reset() {
            return (exchange, twilio, order) -> exchange.close();
        }

        /** No answer for longer than anybody waits. */
        static Order silence(java.util.concurrent.CountDownLatch until) {
            return (exchange, twilio, order) -> {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new UncheckedIOException(new IOException(e));
                }
            };
        }
    }
}
