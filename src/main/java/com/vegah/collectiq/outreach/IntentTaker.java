package com.vegah.collectiq.outreach;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.journal.Journal.Entry;
import com.vegah.collectiq.outreach.Intents.Intent;
import com.vegah.collectiq.outreach.Intents.State;
import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.time.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out the intents that commands in other processes write. Only the instance that owns the data folder has one. */
public final class IntentTaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntentTaker.class);
    private static final Duration LOOKS_EVERY = Duration.ofMillis(500);
    /** A request that nobody took for so long is no longer what its writer waits for. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private final DeskOutreach desk;
    private final Stores stores;
    private final Timekeeper time;
    private final ExecutorService taking = Executors.newSingleThreadExecutor(Threads.named("outreach-taking"));
    private final AtomicBoolean queued = new AtomicBoolean();
    private Timekeeper.Alarm alarm = () -> {};

    public IntentTaker(DeskOutreach desk, Stores stores, Timekeeper time) {
        this.desk = desk;
        this.stores = stores;
        this.time = time;
    }

    /** Closes what a crash left, then looks for requests twice a second. Called once, before anything else of outreach starts. */
    public void start() {
        recover();
        alarm = time.every(LOOKS_EVERY, this::look);
    }

    /** An intent that a crash left half done is closed as failed and never carried out again: its call may have been made. */
    public void recover() {
        for (Intent intent : stores.intents().left()) {
            Instant now = time.clock().instant();
            stores.intents().close(intent.id(), State.FAILED, Optional.empty(), text("outreach.crashed"), now);
            stores.journal()
                    .write(new Entry(
                            now, "system", "outreach.crashed", Optional.of(intent.payer()), text("outreach.crashed")));
        }
    }

    @Override
    public void close() {
        alarm.cancel();
        taking.shutdown();
    }

    private void look() {
        if (queued.compareAndSet(false, true)) {
            try {
                taking.execute(this::takeAll);
            } catch (RejectedExecutionException closed) {
                LOG.debug("Nothing is taken any more: the taker is closed");
            }
        }
    }

    private void takeAll() {
        queued.set(false);
        try {
            stores.intents().requested().stream().filter(desk::take).forEach(this::carryOut);
        } catch (RuntimeException e) {
            LOG.error("Cannot look for requested outreach", e);
        }
    }

    private void carryOut(Intent intent) {
        Instant now = time.clock().instant();
        if (intent.at().plus(STALE).isBefore(now)) {
            stores.intents().close(intent.id(), State.UNAVAILABLE, Optional.empty(), text("outreach.stale"), now);
            return;
        }
        try {
            desk.carryOut(intent);
        } catch (RuntimeException e) {
            LOG.error("A requested outreach failed", e);
        }
    }
}
