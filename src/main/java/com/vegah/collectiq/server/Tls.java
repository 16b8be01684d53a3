package com.vegah.collectiq.server;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** TLS as a client over one wire; on the loop's thread, but the certificates are looked at by a helper, so that no call waits for them. */
final class Tls {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int MOST_WAITING_BYTES = 1 << 20;

    private final SSLEngine engine;
    private final Loop loop;
    private final Executor helpers;
    private final Wire wire;
    private final Runnable secured;
    private final Deque<ByteBuffer> ownRecords = new ArrayDeque<>();
    private ByteBuffer net;
    private ByteBuffer plain;
    private ByteBuffer sealed;
    private @Nullable ByteBuffer current;
    private boolean open;
    private boolean helping;
    private boolean saidGoodbye;

    /** {@code secured} runs once, when the handshake is done and the host name was found right. */
    Tls(SSLEngine engine, Loop loop, Executor helpers, Wire wire, Runnable secured) {
        this.engine = engine;
        this.loop = loop;
        this.helpers = helpers;
        this.wire = wire;
        this.secured = secured;
        net = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize());
        sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }

    /** An engine that checks the certificate against the host's name, and names the host in its hello. */
    static SSLEngine clientEngine(SSLContext context, String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        engine.setSSLParameters(parameters);
        return engine;
    }

    void start() throws IOException {
        engine.beginHandshake();
        advance();
    }

    /** Takes what came off the network. */
    void received(ByteBuffer bytes) {
        try {
            keep(bytes);
            advance();
        } catch (IOException e) {
            sayWhy();
            wire.fail(e);
        }
    }

    /** The alert that the engine made of a failure, so that the other side's log knows it too. */
    private void sayWhy() {
        try {
            wrapOwn();
            wire.flush();
        } catch (SSLException e) {
            LOG.trace("No alert could be made", e);
        }
    }

    private void keep(ByteBuffer bytes) throws SSLException {
        if (net.remaining() < bytes.remaining()) {
            int size = net.position() + bytes.remaining();
            if (size > MOST_WAITING_BYTES) {
                throw new SSLException("The other side sent " + size + " bytes of TLS that make no record");
            }
            net = grown(net, size);
        }
        net.put(bytes);
    }

    private void advance() throws IOException {
        boolean more = !helping;
        while (more) {
            more = switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> help();
                case NEED_WRAP -> wrapOwn();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
                case FINISHED, NOT_HANDSHAKING -> {
                    announce();
                    yield unwrap();
                }
            };
        }
        wire.flush();
    }

    private void announce() {
        if (!open) {
            open = true;
            secured.run();
        }
    }

    private boolean help() {
        helping = true;
        try {
            helpers.execute(() -> {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
                loop.execute(this::helped);
            });
        } catch (RejectedExecutionException full) {
            wire.fail(new IOException("No thread is free to check a certificate", full));
        }
        return false;
    }

    private void helped() {
        helping = false;
        received(NOTHING);
    }

    /** A record of TLS's own: a handshake's step, an alert, a goodbye. */
    private boolean wrapOwn() throws SSLException {
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(NOTHING, record);
        if (result.bytesProduced() > 0) {
            ownRecords.add(record.flip());
        }
        return result.getStatus() == Status.OK;
    }

    private boolean unwrap() throws IOException {
        HandshakeStatus before = engine.getHandshakeStatus();
        net.flip();
        SSLEngineResult result;
        try {
            result = engine.unwrap(net, plain);
        } finally {
            net.compact();
        }
        return switch (result.getStatus()) {
            case OK -> {
                deliver();
                yield result.bytesConsumed() > 0 || before != engine.getHandshakeStatus();
            }
            case BUFFER_UNDERFLOW -> {
                net = grown(net, engine.getSession().getPacketBufferSize());
                yield false;
            }
            case BUFFER_OVERFLOW -> {
                plain = grown(plain, plain.position() + engine.getSession().getApplicationBufferSize());
                yield true;
            }
            case CLOSED -> {
                wire.fail(new EOFException("The other side closed TLS"));
                yield false;
            }
        };
    }

    private void deliver() {
        if (plain.position() > 0) {
            ByteBuffer ready = plain.flip();
            wire.opened(ready);
            plain.clear();
        }
    }

    /** The next bytes for the network: our own records first, then one made of what waits in the queue; null when there is none. */
    @Nullable
    ByteBuffer seal(Queue<ByteBuffer> out) throws SSLException {
        ByteBuffer own = ownRecords.poll();
        if (own != null) {
            return own;
        }
        if (current == null || !current.hasRemaining()) {
            current = open ? out.poll() : null;
        }
        if (current == null) {
            return null;
        }
        sealed.clear();
        SSLEngineResult result = engine.wrap(current, sealed);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            result = engine.wrap(current, sealed);
        }
        if (result.getStatus() == Status.CLOSED) {
            throw new SSLException("TLS is closed");
        }
        return result.bytesProduced() == 0 ? null : sealed.flip();
    }

    /** Makes the closing record once; true when there is one to write. */
    boolean farewell() {
        if (saidGoodbye) {
            return false;
        }
        saidGoodbye = true;
        engine.closeOutbound();
        try {
            wrapOwn();
        } catch (SSLException e) {
            return false;
        }
        return !ownRecords.isEmpty();
    }

    private static ByteBuffer grown(ByteBuffer buffer, int size) {
        if (buffer.capacity() >= size) {
            return buffer;
        }
        return ByteBuffer.allocate(size).put(buffer.flip());
    }
}
