package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.time.Timekeeper.Alarm;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which carrier, payers and voice live, however many calls there are; nothing on it blocks. */
public final class Backstage implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Backstage.class);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Timekeeper time;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Threads.named("rehearsal"));

    public Backstage(Timekeeper time) {
        this.time = time;
    }

    public Clock clock() {
        return time.clock();
    }

    @Override
    public void execute(Runnable act) {
        try {
            thread.execute(() -> guarded(act));
        } catch (RejectedExecutionException closed) {
            LOG.debug("The rehearsal is over");
        }
    }

    /** Waits for an answer from the stage; for the port's workers only. */
    public <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = CompletableFuture.supplyAsync(question, this);
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The rehearsal was stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The rehearsal gave no answer", e);
        }
    }

    /** Goes on here when something that takes a while elsewhere is done: with its result, or with why there is none. */
    public <T> void when(CompletableFuture<T> done, Consumer<T> then, Consumer<Throwable> otherwise) {
        CompletableFuture<Void> unused =
                done.thenAcceptAsync(then, this).exceptionallyAsync(failure -> failed(failure, otherwise), this);
    }

    public Alarm after(Duration delay, Runnable act) {
        return time.after(delay, () -> execute(act));
    }

    public Alarm every(Duration period, Runnable act) {
        return time.every(period, () -> execute(act));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static @Nullable Void failed(Throwable failure, Consumer<Throwable> otherwise) {
        otherwise.accept(failure);
        return null;
    }

    private static void guarded(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            LOG.error("The rehearsal stumbled", e);
        }
    }
}
