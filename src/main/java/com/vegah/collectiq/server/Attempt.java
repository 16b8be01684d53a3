package com.vegah.collectiq.server;

import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import org.java_websocket.handshake.HandshakeImpl1Client;
import org.jspecify.annotations.Nullable;

/** One try to open a WebSocket to another: name, connection, TLS, upgrade, in ten seconds; then it passes on to the open end. */
final class Attempt implements Socket, Wire.Stage {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration LIMIT_PER_ADDRESS = Duration.ofSeconds(3);
    private static final Duration LIMIT_OF_REFUSAL = Duration.ofSeconds(2);
    private static final int MOST_HEAD_BYTES = 64 * 1024;
    private static final int MOST_REFUSAL_BYTES = 16 * 1024;

    /** Where to, what to say, how much to take; {@code trust} stands for wss. */
    record Target(
            URI uri,
            String host,
            int port,
            Map<String, String> headers,
            int most,
            @Nullable SSLContext trust) {}

    private final Sea sea;
    private final Executor helpers;
    private final Target target;
    private final Outward.Opening opening;
    private final HeadBytes answer = new HeadBytes(MOST_HEAD_BYTES);
    private Timekeeper.Alarm limit = () -> {};
    private @Nullable Wire wire;
    private @Nullable Dialling dialling;
    private @Nullable Refusal refusal;
    private volatile @Nullable WebSocketEnd end;
    private boolean told;

    private record Refusal(int status, Body body) {}

    Attempt(Sea sea, Executor helpers, Target target, Outward.Opening opening) {
        this.sea = sea;
        this.helpers = helpers;
        this.target = target;
        this.opening = opening;
    }

    void begin() {
        sea.attempts().add(this);
        limit = after(LIMIT, new SocketTimeoutException("No open WebSocket within " + LIMIT.toSeconds() + " s"));
        try {
            helpers.execute(this::lookUp);
        } catch (RejectedExecutionException full) {
            sea.loop().execute(() -> fail(new IOException("Too many connections are being made", full)));
        }
    }

    @Override
    public void send(String text) {
        WebSocketEnd open = end;
        if (open != null) {
            open.send(text);
        }
    }

    @Override
    public void close(int code, String reason) {
        sea.loop().execute(() -> {
            WebSocketEnd open = end;
            if (open != null && open.opened()) {
                open.close(code, reason);
            } else {
                fail(new IOException("Closed by us before it was open"));
            }
        });
    }

    /** The port closes: what is not open yet never will be. On the loop's thread. */
    void giveUp() {
        fail(new IOException("The port is closed"));
    }

    @Override
    public int queued() {
        WebSocketEnd open = end;
        return open == null ? 0 : open.queued();
    }

    private void lookUp() {
        try {
            List<InetAddress> found = List.of(InetAddress.getAllByName(target.host()));
            sea.loop().execute(() -> dial(found.iterator()));
        } catch (UnknownHostException e) {
            sea.loop().execute(() -> fail(e));
        }
    }

    private void dial(Iterator<InetAddress> addresses) {
        if (told) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress(addresses.next(), target.port());
        Duration patience = addresses.hasNext() ? LIMIT_PER_ADDRESS : LIMIT;
        dialling = new Dialling(sea, address, patience, this::connected, why -> notConnected(why, addresses));
    }

    private void notConnected(IOException why, Iterator<InetAddress> others) {
        if (others.hasNext()) {
            dial(others);
        } else {
            fail(why);
        }
    }

    private void connected(java.nio.channels.SocketChannel channel) {
        if (told) {
            Loop.quietly(channel);
            return;
        }
        try {
            Wire made = new Wire(sea.loop(), channel, this, () -> sea.gone(this));
            wire = made;
            if (target.trust() == null) {
                ask(made);
                return;
            }
            Tls tls = new Tls(
                    Tls.clientEngine(target.trust(), target.host(), target.port()),
                    sea.loop(),
                    helpers,
                    made,
                    () -> ask(made));
            made.cover(tls);
            tls.start();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void ask(Wire over) {
        if (told) {
            return;
        }
        HandshakeImpl1Client request = new HandshakeImpl1Client();
        String path = target.uri().getRawPath();
        String query = target.uri().getRawQuery();
        request.setResourceDescriptor(
                (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query));
        request.put("Host", host());
        target.headers().forEach(request::put);
        try {
            end = WebSocketEnd.asking(sea, over, request, target.most(), this::open);
            over.stage(this);
        } catch (IOException e) {
            fail(e);
        }
    }

    private String host() {
        int standard = target.trust() == null ? 80 : 443;
        return target.port() == standard ? target.host() : target.host() + ":" + target.port();
    }

    private Socket.Listener open(WebSocketEnd open) {
        told = true;
        limit.cancel();
        return opening.opened(open);
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (told) {
            return;
        }
        try {
            if (refusal != null) {
                readRefusal(refusal, bytes);
                return;
            }
            switch (answer.take(bytes)) {
                case MORE -> {}
                case TOO_LONG, MALFORMED -> fail(new IOException("The answer to the upgrade is not HTTP"));
                case WHOLE -> answered(answer.text(), bytes);
            }
        } catch (Malformed e) {
            fail(new IOException("The answer to the upgrade cannot be read: " + e.why(), e));
        }
    }

    private void answered(String text, ByteBuffer rest) throws Malformed {
        String[] lines = text.split("\r\n", -1);
        int status = status(lines[0]);
        if (status == 101) {
            handOver(text, rest);
            return;
        }
        Refusal refused = new Refusal(status, Body.ofResponse(HeadText.headers(lines), MOST_REFUSAL_BYTES));
        refusal = refused;
        sea.time().after(LIMIT_OF_REFUSAL, () -> sea.loop().execute(() -> refuse(refused)));
        readRefusal(refused, rest);
    }

    private static int status(String line) throws Malformed {
        String[] words = line.split(" ", 3);
        if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("[1-5][0-9][0-9]")) {
            throw new Malformed(502, "malformed status line");
        }
        return Integer.parseInt(words[1]);
    }

    private void handOver(String head, ByteBuffer rest) {
        WebSocketEnd next = end;
        Wire over = wire;
        if (next == null || over == null) {
            return;
        }
        over.stage(next);
        next.received(ByteBuffer.wrap((head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        if (!told) {
            fail(new IOException("The answer to the upgrade is not a WebSocket's"));
        } else if (rest.hasRemaining()) {
            next.received(rest);
        }
    }

    private void readRefusal(Refusal refused, ByteBuffer bytes) {
        if (refused.body().empty() || refused.body().take(bytes) != Body.Progress.MORE) {
            refuse(refused);
        }
    }

    private void refuse(Refusal refused) {
        if (told) {
            return;
        }
        stop();
        opening.refused(refused.status(), new String(refused.body().bytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void ended(IOException why) {
        if (refusal != null) {
            refuse(refusal);
        } else {
            fail(why);
        }
    }

    private void fail(Exception why) {
        if (told) {
            return;
        }
        stop();
        opening.failed(why);
    }

    private void stop() {
        told = true;
        limit.cancel();
        if (dialling != null) {
            dialling.cancel();
        }
        if (wire != null) {
            wire.abort();
        }
        sea.gone(this);
    }

    private Timekeeper.Alarm after(Duration delay, Exception why) {
        return sea.time().after(delay, () -> sea.loop().execute(() -> fail(why)));
    }
}
