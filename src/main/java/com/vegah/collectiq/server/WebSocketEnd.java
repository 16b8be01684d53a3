package com.vegah.collectiq.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketAdapter;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.exceptions.InvalidHandshakeException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshakeBuilder;
import org.java_websocket.handshake.Handshakedata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One end of a WebSocket on the loop: Java-WebSocket's object keeps the protocol, the wire moves its bytes. */
final class WebSocketEnd implements Socket, Wire.Stage {
    private static final Logger LOG = LoggerFactory.getLogger(WebSocketEnd.class);
    private static final int LONGEST_REASON_BYTES = 123;
    private static final Set<Integer> FAULTS =
            Set.of(CloseFrame.PROTOCOL_ERROR, CloseFrame.NO_UTF8, CloseFrame.TOOBIG, CloseFrame.ABNORMAL_CLOSE);

    private final Sea sea;
    private final Wire wire;
    private final Function<? super WebSocketEnd, Listener> opener;
    private final WebSocketImpl protocol;
    private @Nullable Listener listener;
    private volatile boolean slow;
    private long heard;

    private WebSocketEnd(Sea sea, Wire wire, Function<? super WebSocketEnd, Listener> opener, Protocols protocols) {
        this.sea = sea;
        this.wire = wire;
        this.opener = opener;
        this.protocol = protocols.make(new Events());
        this.heard = sea.time().nanos();
        wire.writeFrom(protocol.outQueue);
        wire.stage(this);
    }

    private interface Protocols {
        WebSocketImpl make(WebSocketAdapter events);
    }

    /** The server's end; shakes hands by the head, which was found right. */
    static WebSocketEnd accepting(
            Sea sea, Wire wire, ByteBuffer head, Function<? super WebSocketEnd, Listener> opener) {
        int most = sea.limits().sockets().messageBytes();
        WebSocketEnd end = new WebSocketEnd(
                sea, wire, opener, events -> new WebSocketImpl(events, List.of(new StrictDraft(most))));
        end.protocol.decode(head);
        return end;
    }

    /** The client's end; asks at once, and takes the answer's head as the first bytes received. */
    static WebSocketEnd asking(
            Sea sea,
            Wire wire,
            ClientHandshakeBuilder request,
            int most,
            Function<? super WebSocketEnd, Listener> opener)
            throws IOException {
        WebSocketEnd end =
                new WebSocketEnd(sea, wire, opener, events -> new WebSocketImpl(events, new StrictDraft(most)));
        try {
            end.protocol.startHandshake(request);
        } catch (InvalidHandshakeException e) {
            throw new IOException("The upgrade could not be asked for", e);
        }
        return end;
    }

    boolean opened() {
        return listener != null;
    }

    @Override
    public void send(String text) {
        if (slow || !protocol.isOpen()) {
            return;
        }
        if (queued() >= sea.limits().sockets().queuedMessages()) {
            slow = true;
            sea.loop().execute(this::giveUp);
            return;
        }
        try {
            protocol.send(text);
        } catch (WebsocketNotConnectedException closedMeanwhile) {
            LOG.trace("A message came too late", closedMeanwhile);
        }
    }

    @Override
    public void close(int code, String reason) {
        sea.loop().execute(() -> protocol.close(code, shortened(reason), false));
    }

    @Override
    public int queued() {
        return wire.queued();
    }

    @Override
    public void received(ByteBuffer bytes) {
        heard = sea.time().nanos();
        if (bytes.hasRemaining()) {
            protocol.decode(bytes);
        }
    }

    @Override
    public void ended(IOException why) {
        LOG.debug("A WebSocket ended without a goodbye: {}", why.toString());
        protocol.eot();
    }

    /** Pings a silent peer, gives up one that stayed silent. */
    void look(long now) {
        long quiet = sea.limits().sockets().quiet().toNanos();
        long silence = now - heard;
        if (silence > quiet * 9 / 4) {
            sea.counters().count("lost");
            wire.fail(new IOException("Nothing was heard for too long"));
        } else if (silence >= quiet && protocol.isOpen()) {
            protocol.sendPing();
        }
    }

    /** What waits is thrown away: the peer did not take it in time, and a late sound is worth nothing. */
    private void giveUp() {
        sea.counters().count("dropped.slow");
        LOG.warn("A WebSocket's peer let {} messages pile up and is closed", queued());
        wire.forget();
        protocol.close(CloseFrame.POLICY_VALIDATION, "too slow", false);
    }

    private static String shortened(String reason) {
        byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST_REASON_BYTES) {
            return reason;
        }
        String cut = new String(bytes, 0, LONGEST_REASON_BYTES - 3, StandardCharsets.UTF_8);
        return cut.replace("\uFFFD", "");
    }

    /** What the protocol tells; on the loop's thread, but for {@code onWriteDemand}. */
    private final class Events extends WebSocketAdapter {
        @Override
        public void onWebsocketOpen(WebSocket socket, Handshakedata handshake) {
            sea.ends().add(WebSocketEnd.this);
            listener = opener.apply(WebSocketEnd.this);
        }

        @Override
        public void onWebsocketMessage(WebSocket socket, String message) {
            if (listener != null) {
                listener.text(message);
            }
        }

        @Override
        public void onWebsocketMessage(WebSocket socket, ByteBuffer bytes) {
            if (listener != null) {
                listener.binary(bytes.remaining());
            }
        }

        // Our own goodbye waits for its answer (RFC 6455, 7.1.1); where the peer spoke nonsense, what it says is not
        // read on.
        @Override
        public void onWebsocketClosing(WebSocket socket, int code, @Nullable String reason, boolean remote) {
            Duration farewell = sea.limits().sockets().farewell();
            boolean fault = FAULTS.contains(code);
            if (!remote && !fault && protocol.getDraft() instanceof StrictDraft draft) {
                wire.finish(sea.time(), farewell, protocol::closeConnection, draft::closes);
            } else {
                wire.finish(sea.time(), farewell, protocol::closeConnection);
            }
        }

        @Override
        public void onWebsocketClose(WebSocket socket, int code, @Nullable String reason, boolean remote) {
            sea.ends().remove(WebSocketEnd.this);
            Listener told = listener;
            listener = null;
            if (told != null) {
                told.closed(code, reason == null ? "" : reason, remote);
            }
        }

        @Override
        public void onWebsocketCloseInitiated(WebSocket socket, int code, @Nullable String reason) {}

        @Override
        public void onWebsocketPong(WebSocket socket, Framedata frame) {}

        @Override
        public void onWebsocketError(WebSocket socket, Exception e) {
            LOG.debug("A WebSocket's trouble", e);
            if (listener == null && protocol.isOpen()) {
                protocol.close(CloseFrame.UNEXPECTED_CONDITION, "", false);
            }
        }

        @Override
        public void onWriteDemand(WebSocket socket) {
            wire.flush();
        }

        @Override
        public InetSocketAddress getLocalSocketAddress(WebSocket socket) {
            return new InetSocketAddress(0);
        }

        @Override
        public InetSocketAddress getRemoteSocketAddress(WebSocket socket) {
            return new InetSocketAddress(0);
        }
    }
}
