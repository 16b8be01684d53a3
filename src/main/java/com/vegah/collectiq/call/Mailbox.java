package com.vegah.collectiq.call;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one call's events one at a time, in the order they arrive, on whichever thread brings them. Nobody ever waits: who finds another
 * at work leaves the event and goes; an event that comes while one is being handled, from within it too, is handled after it. So no
 * lock is held while others are called, and none of their locks can meet ours.
 */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final ArrayDeque<Runnable> events = new ArrayDeque<>();
    private boolean working;

    void post(Runnable event) {
        synchronized (this) {
            events.add(event);
            if (working) {
                return;
            }
            working = true;
        }
        for (Runnable next = next(); next != null; next = next()) {
            handle(next);
        }
    }

    private static void handle(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            LOG.error("An event of a call could not be handled", e);
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable event = events.poll();
        working = event != null;
        return event;
    }
}
