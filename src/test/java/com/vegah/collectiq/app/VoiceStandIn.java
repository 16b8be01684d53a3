package com.vegah.collectiq.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** A GA Realtime server that sets sessions up; what it says in them is the test's doing. */
final class VoiceStandIn extends WebSocketServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    final BlockingQueue<VoiceTalk> talks = new LinkedBlockingQueue<>();
    volatile boolean mute;
    private final Map<WebSocket, VoiceTalk> open = new ConcurrentHashMap<>();
    private final CountDownLatch started = new CountDownLatch(1);

    VoiceStandIn() throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        setDaemon(true);
        setConnectionLostTimeout(0);
        setTcpNoDelay(true);
        start();
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The voice did not start");
        }
    }

    VoiceTalk talk() throws InterruptedException {
        VoiceTalk talk = talks.poll(10, TimeUnit.SECONDS);
        if (talk == null) {
            throw new AssertionError("No session was opened");
        }
        return talk;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        VoiceTalk talk = new VoiceTalk(socket);
        open.put(socket, talk);
        talks.add(talk);
        if (!mute) {
            talk.say(
                    "{\"type\":\"session.created\",\"event_id\":\"e0\",\"session\":{\"type\":\"realtime\",\"id\":\"sess_1\"}}");
        }
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        VoiceTalk talk = open.get(socket);
        try {
            JsonNode event = JSON.readTree(message);
            if (talk == null) {
                return;
            }
            talk.heard.add(event);
            if (event.path("type").asText().equals("session.update") && !mute) {
                ObjectNode updated =
                        JSON.createObjectNode().put("type", "session.updated").put("event_id", "e1");
                updated.set("session", event.get("session"));
                talk.say(updated.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        VoiceTalk talk = open.remove(socket);
        if (talk != null) {
            talk.closed.countDown();
        }
    }

    @Override
    public void onError(WebSocket socket, Exception e) {}

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void close() throws InterruptedException {
        stop(200);
    }
}
