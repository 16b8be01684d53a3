package com.vegah.collectiq.load;

import com.vegah.collectiq.time.Threads;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Sends a frame of every call each 20 ms, the calls spread evenly over the 20 ms; never catches up faster than the clock says. */
final class Pacer implements AutoCloseable {
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(Threads.named("pacer"));
    private volatile boolean on = true;

    Pacer(int calls, IntConsumer send) {
        thread.execute(() -> {
            long start = System.nanoTime();
            for (long turn = 0; on; turn++) {
                for (int call = 0; call < calls && on; call++) {
                    long due = start + turn * FRAME_NANOS + call * FRAME_NANOS / calls;
                    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    send.accept(call);
                }
            }
        });
    }

    @Override
    public void close() throws InterruptedException {
        on = false;
        thread.shutdown();
        thread.awaitTermination(2, TimeUnit.SECONDS);
    }
}
