package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.settings.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** A Realtime server on a real socket: greets, accepts the session, keeps what it hears, and does what the test taught it. */
final class RealtimeDouble extends WebSocketServer implements AutoCloseable {
    final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    final List<Throwable> faults = new CopyOnWriteArrayList<>();
    final List<Integer> closes = new CopyOnWriteArrayList<>();
    private final Map<String, BiConsumer<WebSocket, JsonNode>> taught = new ConcurrentHashMap<>();
    private final CountDownLatch started = new CountDownLatch(1);
    volatile String authorization = "";
    volatile String beta = "";
    volatile String resource = "";

    RealtimeDouble() throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        setDaemon(true);
        setTcpNoDelay(true);
        taught.put("session.update", (socket, event) -> socket.send(Said.UPDATED));
        start();
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The double did not start");
        }
    }

    RealtimeDouble on(String type, BiConsumer<WebSocket, JsonNode> act) {
        taught.put(type, act);
        return this;
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + getPort() + "/v1/realtime");
    }

    List<JsonNode> heard(String type) {
        return heard.stream()
                .filter(event -> Json.text(event, "type").equals(type))
                .toList();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        authorization = handshake.getFieldValue("Authorization");
        beta = handshake.getFieldValue("OpenAI-Beta");
        resource = handshake.getResourceDescriptor();
        socket.send(Said.CREATED);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        try {
            JsonNode event = Json.read(message);
            Contract.holdsForClient(Settings.Protocol.GA, event);
            heard.add(event);
            taught.getOrDefault(Json.text(event, "type"), (to, about) -> {}).accept(socket, event);
        } catch (Exception | AssertionError e) {
            faults.add(e);
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        closes.add(code);
    }

    @Override
    public void onError(WebSocket socket, Exception e) {
        faults.add(e);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void close() throws InterruptedException {
        stop(500);
    }
}
