package com.vegah.collectiq.server;

/** One end of an open WebSocket, the peer's call to us or ours to a peer. Safe for every thread; never blocks. */
public interface Socket {
    /** Queues a text message; a peer that lets more than the bound pile up is closed. Does nothing once closed. */
    void send(String text);

    /** Starts the closing handshake. */
    void close(int code, String reason);

    /** Messages that wait to be written. */
    int queued();

    /** What comes in, in order, on the loop's thread: must not block. */
    interface Listener {
        void text(String message);

        /** The other side sent something that is not text. */
        default void binary(int length) {}

        /** The last call there is; {@code code} 1006 where there was no closing handshake. */
        void closed(int code, String reason, boolean byPeer);
    }
}
