package com.vegah.collectiq.server;

import com.vegah.collectiq.server.Route.Admission.Refused;
import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that someone made to us: its head, who may pass, then one request's body and answer, or a WebSocket. */
final class Inbound implements Wire.Stage {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);

    private final Sea sea;
    private final Gate gate;
    private final Wire wire;
    private final HeadBytes headBytes;
    private Timekeeper.Alarm patience;
    private @Nullable Exchange exchange;
    private boolean done;

    /** Who keeps the list of those that were not yet let in. */
    interface Gate {
        Router router();

        void admitted(Inbound one);

        /** Has its answer and only says goodbye. */
        void leaving(Inbound one);

        void gone(Inbound one);
    }

    /** A request that was let in, and the body it announced. */
    private record Exchange(Route.Http route, Head head, Body body) {}

    Inbound(Sea sea, Gate gate, SocketChannel channel) throws IOException {
        this.sea = sea;
        this.gate = gate;
        this.headBytes = new HeadBytes(sea.limits().requests().headBytes());
        this.patience = () -> {};
        this.wire = new Wire(sea.loop(), channel, this, this::closed);
        this.patience = late(sea.limits().requests().headTime());
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (done) {
            return;
        }
        try {
            if (exchange == null) {
                readHead(bytes);
            } else {
                readBody(exchange, bytes);
            }
        } catch (Malformed e) {
            refuse(e.status(), e.why(), Map.of());
        }
    }

    @Override
    public void ended(IOException why) {
        LOG.trace("A connection ended before its request was whole", why);
    }

    /** Makes room for another: there are too many connections, and this one has not shown who it is for the longest time. */
    void evict() {
        sea.counters().count("evicted");
        refuse(503, "too many connections", Map.of("Retry-After", "1"));
    }

    void abort() {
        wire.abort();
    }

    private void readHead(ByteBuffer bytes) throws Malformed {
        switch (headBytes.take(bytes)) {
            case MORE -> {}
            case TOO_LONG -> throw new Malformed(431, "head too long");
            case MALFORMED -> throw new Malformed(400, "malformed head");
            case WHOLE -> route(HeadText.request(headBytes.text()), bytes);
        }
    }

    private void route(Head head, ByteBuffer rest) throws Malformed {
        Body body = Body.ofRequest(head.headers(), sea.limits().requests().bodyBytes());
        Route route = gate.router().find(head.path()).orElse(null);
        if (route == null) {
            throw new Malformed(404, "no such path");
        }
        if (!methodFits(route, head) || !admitted(route, head)) {
            return;
        }
        patience.cancel();
        gate.admitted(this);
        if (route instanceof Route.Http http) {
            begin(new Exchange(http, head, body), rest);
        } else if (route instanceof Route.WebSocket socket) {
            upgrade(socket, head, body, rest);
        }
    }

    private boolean methodFits(Route route, Head head) {
        java.util.Set<String> methods = route instanceof Route.Http http ? http.methods() : java.util.Set.of("GET");
        if (methods.contains(head.method())) {
            return true;
        }
        String allowed = String.join(", ", new java.util.TreeSet<>(methods));
        refuse(405, "method not allowed", Map.of("Allow", allowed));
        return false;
    }

    private boolean admitted(Route route, Head head) {
        try {
            if (route.admit(head) instanceof Refused refused) {
                LOG.info("{} {} was refused with {}: {}", head.method(), route.path(), refused.status(), refused.why());
                refuse(refused.status(), refused.why(), Map.of());
                return false;
            }
            return true;
        } catch (RuntimeException e) {
            LOG.error("The admission to {} failed", route.path(), e);
            refuse(500, "admission failed", Map.of());
            return false;
        }
    }

    private void upgrade(Route.WebSocket route, Head head, Body body, ByteBuffer rest) throws Malformed {
        Malformed fault = Upgrade.fault(head).orElse(null);
        if (fault != null || !body.empty()) {
            int status = fault == null ? 400 : fault.status();
            refuse(
                    status,
                    fault == null ? "an upgrade with a body" : fault.why(),
                    status == 426 ? Upgrade.offered() : Map.of());
            return;
        }
        done = true;
        WebSocketEnd end = WebSocketEnd.accepting(sea, wire, Upgrade.plainHead(head), open -> route.open(open, head));
        if (rest.hasRemaining()) {
            end.received(rest);
        }
    }

    private void begin(Exchange next, ByteBuffer rest) throws Malformed {
        exchange = next;
        if (next.body().tooLong()) {
            throw new Malformed(413, "body too long");
        }
        patience = late(sea.limits().requests().bodyTime());
        expect(next.head(), rest.hasRemaining());
        readBody(next, rest);
    }

    // RFC 9110, 10.1.1: said once the request was let in, and not when the body is on its way already
    private void expect(Head head, boolean bodyBegun) throws Malformed {
        String expected = head.header("expect").orElse("");
        if (!expected.isEmpty() && !expected.equalsIgnoreCase("100-continue")) {
            throw new Malformed(417, "unknown expectation");
        }
        if (!expected.isEmpty() && !bodyBegun) {
            wire.write(Reply.CONTINUE.duplicate());
        }
    }

    private void readBody(Exchange now, ByteBuffer bytes) throws Malformed {
        switch (now.body().empty() ? Body.Progress.WHOLE : now.body().take(bytes)) {
            case MORE -> {}
            case TOO_LONG -> throw new Malformed(413, "body too long");
            case MALFORMED -> throw new Malformed(400, "malformed chunks");
            case WHOLE -> work(now);
        }
    }

    private void work(Exchange now) {
        done = true;
        patience.cancel();
        wire.listen(false);
        try {
            sea.workers().execute(() -> {
                ByteBuffer answer = answer(now);
                sea.loop().execute(() -> finish(answer));
            });
        } catch (RejectedExecutionException full) {
            sea.counters().count("workers.full");
            done = false;
            refuse(503, "all workers busy", Map.of("Retry-After", "1"));
        }
    }

    private ByteBuffer answer(Exchange now) {
        try {
            Route.Answer answer = now.route().handle(now.head(), now.body().bytes());
            if (answer.status() >= 400) {
                sea.counters().count("answered." + answer.status());
            }
            return Reply.bytes(answer, sea.time().clock().instant());
        } catch (RuntimeException | Error e) {
            LOG.error("{} {} failed", now.head().method(), now.route().path(), e);
            sea.counters().count("answered.500");
            return Reply.refusal(500, Map.of(), sea.time().clock().instant());
        }
    }

    private void refuse(int status, String why, Map<String, String> headers) {
        if (done) {
            return;
        }
        done = true;
        sea.counters().refused(status, why);
        LOG.debug("A request was refused with {}: {}", status, why);
        finish(Reply.refusal(status, headers, sea.time().clock().instant()));
    }

    private void finish(ByteBuffer answer) {
        patience.cancel();
        gate.leaving(this);
        wire.write(answer);
        wire.finish(sea.time(), sea.limits().sockets().farewell(), () -> {});
    }

    private Timekeeper.Alarm late(Duration limit) {
        return sea.time().after(limit, () -> sea.loop().execute(this::tooLate));
    }

    // Who never said a word gets none: browsers open connections in advance and take an unasked answer amiss.
    private void tooLate() {
        if (done) {
            return;
        }
        if (headBytes.begun()) {
            refuse(408, exchange == null ? "slow head" : "slow body", Map.of());
        } else {
            sea.counters().refused(408, "silent");
            done = true;
            wire.abort();
        }
    }

    private void closed() {
        patience.cancel();
        done = true;
        gate.gone(this);
    }
}
