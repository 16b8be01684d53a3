package com.vegah.collectiq.db;

import com.vegah.collectiq.time.Threads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Runs work on a connection: once more where what was in the way has passed (the process that held the file ended, another had the lock),
 * and as a {@link DatabaseTrouble} where it cannot be done. Safe for every thread; the work itself runs on threads of the store's own,
 * for whoever interrupts a thread that is writing H2's file closes the file for everybody. An interrupted caller waits until its work is
 * done, and is then still interrupted.
 */
final class Store implements AutoCloseable {
    private static final int TRIES = 4;

    private final Jdbi jdbi;
    private final String place;
    private final ExecutorService workers;

    Store(Jdbi jdbi, String place, int connections) {
        this.jdbi = jdbi;
        this.place = place;
        this.workers = Executors.newFixedThreadPool(connections, Threads.named("db"));
    }

    <T> T read(Function<Handle, T> work) {
        return uninterrupted(() -> jdbi.withHandle(work::apply));
    }

    /** Several questions answered as of one moment. */
    <T> T readAtOnce(Function<Handle, T> work) {
        return uninterrupted(() -> jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, work::apply));
    }

    /** Committed when it returns, or nothing of it is. */
    void write(Consumer<Handle> work) {
        answer(handle -> {
            work.accept(handle);
            return true;
        });
    }

    /** As {@link #write(Consumer)}, with an answer. */
    <T> T answer(Function<Handle, T> work) {
        return uninterrupted(() -> jdbi.inTransaction(work::apply));
    }

    @Override
    public void close() {
        workers.shutdown();
    }

    private <T> T uninterrupted(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> tried(work), workers).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                failure.addSuppressed(new Asked());
                throw failure;
            }
            throw e;
        }
    }

    private <T> T tried(Supplier<T> work) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return work.get();
            } catch (JdbiException e) {
                if (!Failures.mayPass(e)) {
                    throw Failures.inWords(place, e);
                }
            }
        }
        try {
            return work.get();
        } catch (JdbiException e) {
            throw Failures.inWords(place, e);
        }
    }

    /** Keeps the way of the caller in a failure that came from another thread. */
    private static final class Asked extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Asked() {
            super("asked here");
        }
    }
}
