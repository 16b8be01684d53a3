package com.vegah.collectiq.outreach;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.outreach.Intents.Intent;
import com.vegah.collectiq.outreach.Intents.State;
import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** For a command that runs beside the instance: asks it for an outreach by way of the database, and waits for what comes of it. */
public final class Requests implements AutoCloseable {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(250);

    private final Intents intents;
    private final Timekeeper time;
    private final ExecutorService looking = Executors.newSingleThreadExecutor(Threads.named("outreach-waiting"));

    public Requests(Intents intents, Timekeeper time) {
        this.intents = intents;
        this.time = time;
    }

    /** Empty where an outreach to this payer is under way already. */
    public Optional<Intent> request(PayerId payer, String actor) {
        return intents.open(payer, actor, time.clock().instant());
    }

    /**
     * Completes when the intent is closed. One that nobody takes within {@code patience} is withdrawn (UNAVAILABLE): nothing was tried
     * and nothing will be.
     */
    public CompletableFuture<Intent> outcome(Intent intent, Duration patience) {
        CompletableFuture<Intent> outcome = new CompletableFuture<>();
        Instant last = time.clock().instant().plus(patience);
        Timekeeper.Alarm alarm = time.every(LOOKS_EVERY, () -> submit(() -> look(intent.id(), last, outcome)));
        return outcome.whenComplete((closed, failure) -> alarm.cancel());
    }

    @Override
    public void close() {
        looking.shutdown();
    }

    private void submit(Runnable look) {
        try {
            looking.execute(look);
        } catch (RejectedExecutionException closed) {
            // nobody waits any longer
        }
    }

    private void look(long id, Instant last, CompletableFuture<Intent> outcome) {
        if (outcome.isDone()) {
            return;
        }
        try {
            Intent intent = intents.find(id).orElseThrow();
            Instant now = time.clock().instant();
            if (intent.state() == State.REQUESTED && now.isAfter(last) && intents.take(id)) {
                intents.close(id, State.UNAVAILABLE, Optional.empty(), text("outreach.not-taken"), now);
            } else if (!intent.state().open()) {
                outcome.complete(intent);
            }
        } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }
}
