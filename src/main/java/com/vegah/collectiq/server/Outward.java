package com.vegah.collectiq.server;

import java.net.URI;
import java.util.Map;

/** Opens WebSockets to others, ws or wss, on the same loop as the public port's. */
public interface Outward {
    /**
     * Connects in the background (10 s at most). Exactly one of {@code opened}, {@code refused} and {@code failed} comes, then, after
     * {@code opened}, what the listener gets. All on the loop's thread.
     */
    Socket connect(URI uri, Map<String, String> headers, int maxMessageBytes, Opening opening);

    interface Opening {
        Socket.Listener opened(Socket socket);

        /** The upgrade got another status than 101. */
        void refused(int status, String body);

        /** No connection, no TLS, no answer. */
        void failed(Exception cause);
    }
}
