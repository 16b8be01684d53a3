package com.vegah.collectiq.server;

import java.time.Duration;

/** What the port bears before it refuses; {@link #STANDARD} holds the public contract's figures. */
public record Limits(int connections, Requests requests, Sockets sockets) {
    public static final Limits STANDARD = new Limits(1024, Requests.STANDARD, Sockets.STANDARD);

    public Limits {
        positive(connections, "connections");
    }

    public Limits withConnections(int count) {
        return new Limits(count, requests, sockets);
    }

    public Limits withRequests(Requests other) {
        return new Limits(connections, other, sockets);
    }

    public Limits withSockets(Sockets other) {
        return new Limits(connections, requests, other);
    }

    /** A request's head and body: largest sizes in bytes, longest times to arrive; the workers that answer and how many may wait for one. */
    public record Requests(
            int headBytes, Duration headTime, int bodyBytes, Duration bodyTime, int workers, int waitingForWorker) {
        public static final Requests STANDARD =
                new Requests(16 * 1024, Duration.ofSeconds(10), 64 * 1024, Duration.ofSeconds(10), 8, 64);

        public Requests {
            positive(headBytes, "head bytes");
            positive(bodyBytes, "body bytes");
            positive(workers, "workers");
            positive(waitingForWorker, "requests that wait");
        }

        public Requests withWorkers(int count, int waiting) {
            return new Requests(headBytes, headTime, bodyBytes, bodyTime, count, waiting);
        }
    }

    /**
     * An open WebSocket: the largest message in, the messages that may wait to go out, the silence after which the other side is
     * pinged (it is given up after 2.25 times that), and how long a goodbye may take.
     */
    public record Sockets(int messageBytes, int queuedMessages, Duration quiet, Duration farewell) {
        public static final Sockets STANDARD =
                new Sockets(64 * 1024, 4096, Duration.ofSeconds(20), Duration.ofSeconds(2));

        public Sockets {
            positive(messageBytes, "message bytes");
            positive(queuedMessages, "queued messages");
        }

        public Sockets withQueuedMessages(int count) {
            return new Sockets(messageBytes, count, quiet, farewell);
        }

        public Sockets withMessageBytes(int bytes) {
            return new Sockets(bytes, queuedMessages, quiet, farewell);
        }
    }

    private static void positive(int value, String what) {
        if (value <= 0) {
            throw new IllegalArgumentException("A limit of " + what + " is positive, not " + value);
        }
    }
}
