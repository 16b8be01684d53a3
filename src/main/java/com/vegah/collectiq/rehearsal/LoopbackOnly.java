package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.Socket;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Lets a rehearsal dial out to loopback and to nowhere else: anything else fails at once, on the caller's thread, and no packet leaves. */
public final class LoopbackOnly implements Outward {
    private final Outward outward;

    public LoopbackOnly(Outward outward) {
        this.outward = outward;
    }

    @Override
    public Socket connect(URI uri, Map<String, String> headers, int maxMessageBytes, Opening opening) {
        if (Loopback.holds(uri)) {
            return outward.connect(uri, headers, maxMessageBytes, opening);
        }
        opening.failed(new IOException("A rehearsal reaches nothing but this computer, not " + uri.getHost()));
        return new Nowhere();
    }

    private static final class Nowhere implements Socket {
        @Override
        public void send(String text) {}

        @Override
        public void close(int code, String reason) {}

        @Override
        public int queued() {
            return 0;
        }
    }
}
