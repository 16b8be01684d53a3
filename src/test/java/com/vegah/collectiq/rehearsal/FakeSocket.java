package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.server.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A socket that keeps what was sent. */
public final class FakeSocket implements Socket {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile int closedWith;

    public List<String> sent() {
        return sent;
    }

    public int closedWith() {
        return closedWith;
    }

    @Override
    public void send(String text) {
        sent.add(text);
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
    }

    @Override
    public int queued() {
        return 0;
    }
}
