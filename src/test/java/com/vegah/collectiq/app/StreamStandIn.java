package com.vegah.collectiq.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/** The carrier's end of a media stream; it echoes marks at once unless it is told to hold them. */
final class StreamStandIn extends WebSocketClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FRAME = Base64.getEncoder().encodeToString(new byte[160]);

    final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    final List<String> heldMarks = new CopyOnWriteArrayList<>();
    volatile boolean holding;
    private final String streamSid;
    private final String callSid;
    private int chunk;

    private StreamStandIn(URI uri, String signature, String callSid) {
        super(uri, Map.of("X-Twilio-Signature", signature));
        this.callSid = callSid;
        this.streamSid = callSid.replace("CA", "MZ");
        setConnectionLostTimeout(0);
    }

    static StreamStandIn open(String url, String signature, PhoneStandIn phone, String token) {
        StreamStandIn stream = new StreamStandIn(URI.create(url.replaceFirst("^wss:", "ws:")), signature, phone.sid());
        stream.connect();
        Awaitility.await().until(() -> stream.isOpen() || stream.isClosed());
        stream.say("{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}");
        stream.say("{\"event\":\"start\",\"sequenceNumber\":\"1\",\"start\":{\"streamSid\":\"" + stream.streamSid
                + "\",\"accountSid\":\"" + TwilioStandIn.ACCOUNT + "\",\"callSid\":\"" + phone.sid()
                + "\",\"tracks\":[\"inbound\"],\"customParameters\":{\"" + phone.parameterName() + "\":\"" + token
                + "\"},\"mediaFormat\":{\"encoding\":\"audio/x-mulaw\",\"sampleRate\":8000,\"channels\":1}},"
                + "\"streamSid\":\"" + stream.streamSid + "\"}");
        return stream;
    }

    /** The payer's line goes on for so long. */
    void sound(int millis) {
        for (int at = 0; at < millis; at += 20) {
            chunk++;
            say("{\"event\":\"media\",\"sequenceNumber\":\"" + (chunk + 1)
                    + "\",\"media\":{\"track\":\"inbound\",\"chunk\":\""
                    + chunk + "\",\"timestamp\":\"" + chunk * 20L + "\",\"payload\":\"" + FRAME + "\"},\"streamSid\":\""
                    + streamSid + "\"}");
        }
    }

    void mark(String name) {
        say("{\"event\":\"mark\",\"sequenceNumber\":\"9\",\"streamSid\":\"" + streamSid + "\",\"mark\":{\"name\":\""
                + name + "\"}}");
    }

    /** The payer presses keys, one after the other. */
    void keys(String keys) {
        for (int i = 0; i < keys.length(); i++) {
            say("{\"event\":\"dtmf\",\"sequenceNumber\":\"9\",\"streamSid\":\"" + streamSid
                    + "\",\"dtmf\":{\"track\":\"inbound_track\",\"digit\":\"" + keys.charAt(i) + "\"}}");
        }
    }

    /** From now on marks are echoed again, and those that were held are echoed now. */
    void letMarksGo() {
        holding = false;
        heldMarks.forEach(this::mark);
    }

    /** The stream ends as it should. */
    void stop() {
        say("{\"event\":\"stop\",\"sequenceNumber\":\"99\",\"streamSid\":\"" + streamSid
                + "\",\"stop\":{\"accountSid\":\"" + TwilioStandIn.ACCOUNT + "\",\"callSid\":\"" + callSid + "\"}}");
        close();
    }

    /** The connection breaks. */
    void vanish() {
        closeConnection(1006, "");
    }

    List<JsonNode> heard(String event) {
        return heard.stream()
                .filter(message -> message.path("event").asText().equals(event))
                .toList();
    }

    private void say(String text) {
        if (isOpen()) {
            send(text);
        }
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String message) {
        try {
            JsonNode event = JSON.readTree(message);
            heard.add(event);
            if (event.path("event").asText().equals("mark")) {
                String name = event.path("mark").path("name").asText();
                if (holding) {
                    heldMarks.add(name);
                } else {
                    mark(name);
                }
            } else if (event.path("event").asText().equals("clear")) {
                // Twilio echoes the marks of what it throws away
                heldMarks.forEach(this::mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception e) {}
}
