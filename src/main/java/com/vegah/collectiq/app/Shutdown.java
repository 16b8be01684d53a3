package com.vegah.collectiq.app;

import com.vegah.collectiq.time.Threads;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Being told to end (SIGTERM, Ctrl C): the act is run, then the program ends with 0. A hook and no signal handler, since the JDK has no
 * public one; a hook cannot choose the exit code but by halting, when everything is done.
 */
final class Shutdown implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable act;

    private Shutdown(Runnable act) {
        this.act = act;
    }

    static Shutdown onSignal(Runnable act) {
        Shutdown shutdown = new Shutdown(act);
        Runtime.getRuntime().addShutdownHook(Threads.named("end").newThread(shutdown::told));
        return shutdown;
    }

    private void told() {
        if (over.compareAndSet(false, true)) {
            act.run();
            Runtime.getRuntime().halt(0);
        }
    }

    /** The program ended by itself: a later end of the machine is none of ours. */
    @Override
    public void close() {
        over.set(true);
    }
}
