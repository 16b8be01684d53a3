package com.vegah.collectiq.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** Another maker's server: sends back what it gets; {@code bye} makes it say goodbye, {@code drop} hang up without a word. */
final class EchoServer extends WebSocketServer implements AutoCloseable {
    final java.util.concurrent.BlockingQueue<ClientHandshake> heads = new java.util.concurrent.LinkedBlockingQueue<>();
    final java.util.concurrent.BlockingQueue<Integer> closed = new java.util.concurrent.LinkedBlockingQueue<>();
    private final CountDownLatch started = new CountDownLatch(1);

    EchoServer(javax.net.ssl.@Nullable SSLContext tls) throws InterruptedException {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                1,
                List.of(new Draft_6455(List.of(), 8 << 20)));
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        if (tls != null) {
            setWebSocketFactory(new DefaultSSLWebSocketServerFactory(tls));
        }
        start();
        if (!started.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The server did not start");
        }
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake head) {
        heads.add(head);
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        if (message.equals("bye")) {
            connection.close(4002, "enough");
        } else if (message.equals("drop")) {
            connection.closeConnection(1006, "");
        } else {
            connection.send(message);
        }
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
        closed.add(code);
    }

    @Override
    public void onError(WebSocket connection, Exception e) {}

    @Override
    public void close() throws InterruptedException {
        stop(1000);
    }
}
