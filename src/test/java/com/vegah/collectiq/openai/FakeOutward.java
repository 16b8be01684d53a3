package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.settings.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The other end in memory: what we send is kept and held against the contract; the test speaks for the server. */
final class FakeOutward implements Outward {
    final FakeSocket socket = new FakeSocket();
    private final Settings.Protocol protocol;
    URI uri = URI.create("ws://nowhere");
    Map<String, String> headers = Map.of();
    int connections;
    Opening opening = new Nobody();
    Socket.Listener listener = new Deaf();
    Consumer<Opening> onConnect = any -> {};

    FakeOutward(Settings.Protocol protocol) {
        this.protocol = protocol;
    }

    @Override
    public Socket connect(URI to, Map<String, String> with, int maxMessageBytes, Opening tell) {
        connections++;
        uri = to;
        headers = with;
        opening = tell;
        onConnect.accept(tell);
        return socket;
    }

    /** The upgrade is answered. */
    FakeOutward opens() {
        listener = opening.opened(socket);
        return this;
    }

    /** The server says something that its contract allows. */
    FakeOutward says(String event) {
        try {
            Contract.holdsForServer(protocol, Json.read(event));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(event, e);
        }
        return saysAnything(event);
    }

    FakeOutward saysAnything(String text) {
        listener.text(text);
        return this;
    }

    /** What we sent, one of a kind, in order. */
    List<JsonNode> sent(String type) {
        return socket.sent.stream()
                .filter(event -> Json.text(event, "type").equals(type))
                .toList();
    }

    List<String> sentTypes() {
        return socket.sent.stream().map(event -> Json.text(event, "type")).toList();
    }

    /** Our end of the socket. */
    final class FakeSocket implements Socket {
        final List<JsonNode> sent = new ArrayList<>();
        final List<Integer> closed = new ArrayList<>();

        @Override
        public void send(String text) {
            if (!closed.isEmpty()) {
                throw new AssertionError("Sent after the end: " + text);
            }
            JsonNode event = Json.readOrEmpty(text);
            Contract.holdsForClient(protocol, event);
            sent.add(event);
        }

        @Override
        public void close(int code, String reason) {
            closed.add(code);
        }

        @Override
        public int queued() {
            return 0;
        }
    }

    private static final class Deaf implements Socket.Listener {
        @Override
        public void text(String message) {}

        @Override
        public void closed(int code, String reason, boolean byPeer) {}
    }

    private static final class Nobody implements Opening {
        @Override
        public Socket.Listener opened(Socket socket) {
            throw new AssertionError("nobody connected");
        }

        @Override
        public void refused(int status, String body) {
            throw new AssertionError("nobody connected");
        }

        @Override
        public void failed(Exception cause) {
            throw new AssertionError("nobody connected");
        }
    }
}
