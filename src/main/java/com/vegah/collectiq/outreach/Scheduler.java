package com.vegah.collectiq.outreach;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.journal.Journal.Entry;
import com.vegah.collectiq.outreach.Desk.Result;
import com.vegah.collectiq.outreach.Desk.Row;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contacts who is due, without a click: one pass at once, then one every interval, never two at a time. A payer whom anybody attempted
 * within a day is left alone, whatever came of it. A pass that skips a payer writes nothing about that payer.
 */
public final class Scheduler implements AutoCloseable {
    /** In whose name it acts. */
    public static final String ACTOR = "scheduler";

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);
    private static final Duration REST = Duration.ofHours(24);
    private static final long STOPPING_SECONDS = 5;

    private final DeskOutreach desk;
    private final Stores stores;
    private final Settings.Scheduler settings;
    private final Timekeeper time;
    private final ExecutorService passes = Executors.newSingleThreadExecutor(Threads.named("scheduler"));
    /** A pass waits to begin; at most one does, so that a long pass is followed by one, not by all it made late. */
    private final AtomicBoolean queued = new AtomicBoolean();

    private volatile boolean stopped;
    private Timekeeper.Alarm alarm = () -> {};

    public Scheduler(DeskOutreach desk, Stores stores, Settings.Scheduler settings, Timekeeper time) {
        this.desk = desk;
        this.stores = stores;
        this.settings = settings;
        this.time = time;
    }

    /** Does nothing where the scheduler is switched off. Called once. */
    public void start() {
        if (settings.enabled()) {
            alarm = time.every(settings.interval(), this::begin);
            begin();
        }
    }

    /** No payer is begun after this; calls that were begun go on. */
    @Override
    public void close() {
        stopped = true;
        alarm.cancel();
        passes.shutdown();
        try {
            if (!passes.awaitTermination(STOPPING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A pass of the scheduler did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin() {
        if (queued.compareAndSet(false, true)) {
            try {
                passes.execute(this::guardedPass);
            } catch (RejectedExecutionException closed) {
                LOG.debug("No pass any more: the scheduler is closed");
            }
        }
    }

    private void guardedPass() {
        queued.set(false);
        try {
            pass();
        } catch (RuntimeException e) {
            LOG.error("A pass of the scheduler failed; the next one tries again", e);
        }
    }

    private void pass() {
        Optional<Obstacle> obstacle = desk.callObstacle();
        if (obstacle.isPresent()) {
            note(text("outreach.pass.unavailable", obstacle.get().cause()));
            return;
        }
        Tally tally = new Tally();
        for (Row row : desk.worklist()) {
            if (stopped) {
                break;
            }
            consider(row, tally);
        }
        note(tally.toString());
    }

    private void consider(Row row, Tally tally) {
        if (row.standing().stage() == Stage.CURRENT) {
            return;
        }
        if (row.verdict() instanceof Verdict.Hold) {
            tally.held++;
        } else if (row.verdict() instanceof Verdict.Deny) {
            tally.denied++;
        } else if (row.standing().stage() != Stage.STAGE_3) {
            tally.letters++;
        } else if (desk.freeLines() == 0) {
            tally.waiting++;
        } else if (!rested(row.account().payer().id())) {
            tally.resting++;
        } else {
            contact(row.account().payer().id(), tally);
        }
    }

    /** Asked again once the intent is ours: another process's pass may have been faster. */
    private void contact(PayerId payer, Tally tally) {
        try {
            Result result = desk.contact(payer, ACTOR, intent -> rested(payer));
            if (result instanceof Result.Calling) {
                tally.called++;
            } else if (result instanceof Result.UnderWay) {
                tally.resting++;
            } else {
                tally.held++;
            }
        } catch (RuntimeException e) {
            LOG.error("The scheduler could not contact payer {}", payer, e);
            tally.failed++;
        }
    }

    private boolean rested(PayerId payer) {
        Instant since = time.clock().instant().minus(REST);
        return stores.intents()
                .lastAttempt(payer)
                .filter(last -> last.isAfter(since))
                .isEmpty();
    }

    private void note(String detail) {
        stores.journal().write(new Entry(time.clock().instant(), ACTOR, "scheduler.pass", Optional.empty(), detail));
    }

    /** What one pass did. */
    private static final class Tally {
        private int called;
        private int held;
        private int denied;
        private int resting;
        private int waiting;
        private int letters;
        private int failed;

        @Override
        public String toString() {
            return text("outreach.pass", called, held, denied, resting, waiting, letters, failed);
        }
    }
}
