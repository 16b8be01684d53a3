package com.vegah.collectiq.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.server.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A Realtime server that says every frame back at once, as the sound of one endless response. */
final class LoadVoice implements Route.WebSocket {
    static final String PATH = "/v1/realtime";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String APPEND = "\"audio\":\"";

    private final AtomicInteger greeted = new AtomicInteger();

    void awaitGreeted(int calls, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (greeted.get() < calls) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Only " + greeted + " calls were greeted");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Admission admit(Head head) {
        return Admission.IN;
    }

    @Override
    public Socket.Listener open(Socket socket, Head head) {
        socket.send("{\"type\":\"session.created\",\"event_id\":\"e0\",\"session\":{\"type\":\"realtime\"}}");
        return new Session(socket);
    }

    private final class Session implements Socket.Listener {
        private final Socket socket;

        Session(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void text(String message) {
            int audio = message.startsWith("{\"type\":\"input_audio_buffer.append\"") ? message.indexOf(APPEND) : -1;
            if (audio >= 0) {
                String frame = message.substring(audio + APPEND.length(), message.lastIndexOf('"'));
                socket.send("{\"type\":\"response.output_audio.delta\",\"event_id\":\"e\",\"response_id\":\"resp_1\","
                        + "\"item_id\":\"item_1\",\"output_index\":0,\"content_index\":0,\"delta\":\"" + frame + "\"}");
                return;
            }
            other(message);
        }

        private void other(String message) {
            try {
                JsonNode event = JSON.readTree(message);
                String type = event.path("type").asText();
                if (type.equals("session.update")) {
                    ObjectNode updated = JSON.createObjectNode()
                            .put("type", "session.updated")
                            .put("event_id", "e1");
                    updated.set("session", event.get("session"));
                    socket.send(updated.toString());
                } else if (type.equals("response.create")) {
                    socket.send("{\"type\":\"response.created\",\"event_id\":\"e2\",\"response\":{\"id\":\"resp_1\","
                            + "\"object\":\"realtime.response\",\"status\":\"in_progress\",\"output\":[]}}");
                    String item = "\"item\":{\"id\":\"item_1\",\"object\":\"realtime.item\",\"type\":\"message\","
                            + "\"status\":\"in_progress\",\"role\":\"assistant\",\"content\":[]}}";
                    socket.send(
                            "{\"type\":\"response.output_item.added\",\"event_id\":\"e3\",\"response_id\":\"resp_1\","
                                    + "\"output_index\":0," + item);
                    socket.send("{\"type\":\"conversation.item.added\",\"event_id\":\"e4\",\"previous_item_id\":null,"
                            + item);
                    greeted.incrementAndGet();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void closed(int code, String reason, boolean byPeer) {}
    }
}
