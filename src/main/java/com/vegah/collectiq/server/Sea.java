package com.vegah.collectiq.server;

import com.vegah.collectiq.time.Timekeeper;
import java.util.Set;
import java.util.concurrent.Executor;

/** What all connections of one port share: the loop, the time, the limits, the counters, the workers, the open WebSockets, and those
 * that we open ourselves from their first try to their last byte. */
record Sea(
        Loop loop,
        Timekeeper time,
        Limits limits,
        Counters counters,
        Executor workers,
        Set<WebSocketEnd> ends,
        Set<Attempt> attempts,
        Runnable attemptGone) {
    void gone(Attempt attempt) {
        attempts.remove(attempt);
        attemptGone.run();
    }
}
