package com.vegah.collectiq.server;

import java.util.Map;
import java.util.Set;

/** What stands behind a path of the public port. */
public sealed interface Route {
    /** A path such as {@code /collect-iq/voice}; a last segment {@code {token}} stands for any one segment. */
    String path();

    /** Looked at before anything else happens, on the port's own thread: must not block. */
    Admission admit(Head head);

    /** A plain request. {@code handle} runs on the port's workers and may take a second or two; the body has at most 64 KiB. */
    non-sealed interface Http extends Route {
        Set<String> methods();

        Answer handle(Head head, byte[] body);
    }

    /** A WebSocket. {@code open} and the listener run on the port's own thread: they must not block. */
    non-sealed interface WebSocket extends Route {
        Socket.Listener open(Socket socket, Head head);
    }

    /** In, or refused with a status and a reason for the log. */
    sealed interface Admission {
        Admission IN = new In();

        record In() implements Admission {}

        record Refused(int status, String why) implements Admission {}
    }

    /** An answer; its body goes out as UTF-8. */
    record Answer(int status, String contentType, String body, Map<String, String> headers) {
        public static Answer of(int status, String contentType, String body) {
            return new Answer(status, contentType, body, Map.of());
        }
    }
}
