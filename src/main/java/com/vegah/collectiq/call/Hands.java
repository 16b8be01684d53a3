package com.vegah.collectiq.call;

import com.vegah.collectiq.time.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that may block for the calls: those that dial, those that ask and tell the carrier, one that writes, one that keeps
 * promises. Their queues are bounded by the calls there may be at once, each of which has a handful of errands at most; beyond
 * {@value #MOST_ERRANDS} whoever comes runs into an error that is logged.
 */
record Hands(Executor dial, Executor line, Executor store, Executor promises, List<ExecutorService> owned)
        implements AutoCloseable {
    private static final int MOST_ERRANDS = 20_000;
    private static final int MOST_DIALLING = 16;
    private static final int MOST_ASKING = 8;
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** Threads of our own, ended by {@link #close}. */
    static Hands hired(int callsAtOnce) {
        ExecutorService dial = pool("call-dial", Math.min(callsAtOnce, MOST_DIALLING));
        ExecutorService line = pool("call-line", MOST_ASKING);
        ExecutorService store = pool("call-store", 1);
        ExecutorService promises = pool("call-promises", 1);
        return new Hands(dial, line, store, promises, List.of(dial, line, promises, store));
    }

    /** The work is done by whoever brings it, for tests on one thread. */
    static Hands none() {
        return new Hands(Runnable::run, Runnable::run, Runnable::run, Runnable::run, List.of());
    }

    /** Lets what was begun finish, for two seconds at most each. */
    @Override
    public void close() {
        owned.forEach(ExecutorService::shutdown);
        for (ExecutorService pool : owned) {
            try {
                if (!pool.awaitTermination(2, TimeUnit.SECONDS)) {
                    pool.shutdownNow();
                }
            } catch (InterruptedException e) {
                pool.shutdownNow();
                Thread.currentThread().interrupt();
            }
        }
    }

    private static ExecutorService pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(MOST_ERRANDS),
                Threads.named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
