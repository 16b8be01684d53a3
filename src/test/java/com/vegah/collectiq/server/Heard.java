package com.vegah.collectiq.server;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it heard, and how its socket's opening went. */
final class Heard implements Socket.Listener, Outward.Opening {
    record End(int code, String reason, boolean byPeer) {}

    record Refusal(int status, String body) {}

    final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    final List<Integer> binaries = new CopyOnWriteArrayList<>();
    final CompletableFuture<Socket> opened = new CompletableFuture<>();
    final CompletableFuture<Refusal> refused = new CompletableFuture<>();
    final CompletableFuture<Exception> failed = new CompletableFuture<>();
    final CompletableFuture<End> closed = new CompletableFuture<>();

    static Socket.Listener echoing(Socket socket) {
        return new Socket.Listener() {
            @Override
            public void text(String message) {
                socket.send(message);
            }

            @Override
            public void closed(int code, String reason, boolean byPeer) {}
        };
    }

    @Override
    public Socket.Listener opened(Socket socket) {
        opened.complete(socket);
        return this;
    }

    @Override
    public void refused(int status, String body) {
        refused.complete(new Refusal(status, body));
    }

    @Override
    public void failed(Exception cause) {
        failed.complete(cause);
    }

    @Override
    public void text(String message) {
        texts.add(message);
    }

    @Override
    public void binary(int length) {
        binaries.add(length);
    }

    @Override
    public void closed(int code, String reason, boolean byPeer) {
        closed.complete(new End(code, reason, byPeer));
    }

    String next() throws InterruptedException {
        String text = texts.poll(10, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("Nothing was heard");
        }
        return text;
    }
}
