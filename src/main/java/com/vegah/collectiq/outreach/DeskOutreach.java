package com.vegah.collectiq.outreach;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.compliance.Channel;
import com.vegah.collectiq.compliance.Permit;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.journal.Journal.Entry;
import com.vegah.collectiq.outreach.Intents.Intent;
import com.vegah.collectiq.outreach.Intents.State;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk's outreach: an intent first, then the guard's word on fresh facts, then the act. Safe for every thread but the UI's; whoever
 * closes it has settled the calls before.
 */
public final class DeskOutreach implements Desk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskOutreach.class);
    private static final long CLOSING_SECONDS = 5;

    private final Stores stores;
    private final Dialler dialler;
    private final Clock clock;
    private final Worklist worklist;
    private final int lines;
    private final AtomicInteger callsUnderWay = new AtomicInteger();
    private final AtomicLong changes = new AtomicLong();
    private final ExecutorService closing = Executors.newSingleThreadExecutor(Threads.named("outreach-closing"));
    private final Object opening = new Object();
    private Instant turns = Instant.MAX;

    public DeskOutreach(Stores stores, Dialler dialler, Settings settings, Clock clock) {
        this.stores = stores;
        this.dialler = dialler;
        this.clock = clock;
        this.worklist = new Worklist(stores, settings, clock);
        this.lines = settings.call().maxConcurrent();
    }

    @Override
    public List<Row> worklist() {
        List<Row> rows = worklist.all();
        Instant next = worklist.turns(rows);
        synchronized (changes) {
            turns = next;
        }
        return rows;
    }

    @Override
    public Optional<Row> row(PayerId payer) {
        return worklist.one(payer);
    }

    /** Grows, too, when time alone has turned a verdict of the last worklist. */
    @Override
    public long version() {
        synchronized (changes) {
            if (!clock.instant().isBefore(turns)) {
                turns = Instant.MAX;
                changes.incrementAndGet();
            }
        }
        return stores.payers().version() + changes.get();
    }

    @Override
    public Optional<Obstacle> callObstacle() {
        return dialler.obstacle();
    }

    @Override
    public Result contact(PayerId payer, String actor) {
        return contact(payer, actor, intent -> true);
    }

    /** As {@link #contact(PayerId, String)}, where the payer is still to be contacted once the intent is ours; else nothing is done. */
    Result contact(PayerId payer, String actor, Predicate<Intent> still) {
        if (stores.payers().find(payer).isEmpty()) {
            return new Result.NoSuchPayer(payer);
        }
        Optional<Intent> intent = openAndTake(payer, actor);
        if (intent.isEmpty()) {
            return new Result.UnderWay();
        }
        if (!still.test(intent.get())) {
            close(intent.get(), State.HELD, Optional.empty(), text("outreach.cadence"));
            return new Result.UnderWay();
        }
        return carryOut(intent.get());
    }

    /** Takes an intent that another process wrote; false where somebody else has it. */
    boolean take(Intent intent) {
        synchronized (opening) {
            return stores.intents().take(intent.id());
        }
    }

    /** Does what an intent of ours asks for, and closes it, at once or when its call is over. */
    Result carryOut(Intent intent) {
        try {
            Optional<Account> account = stores.payers().find(intent.payer());
            if (account.isEmpty()) {
                close(intent, State.UNAVAILABLE, Optional.empty(), text("outreach.no-such-payer", intent.payer()));
                return new Result.NoSuchPayer(intent.payer());
            }
            return decide(intent, worklist.row(account.get()));
        } catch (RuntimeException e) {
            close(intent, State.FAILED, Optional.empty(), text("outreach.failed"));
            throw new IllegalStateException("Cannot contact payer " + intent.payer(), e);
        } finally {
            changes.incrementAndGet();
        }
    }

    /** How many more calls may begin now. */
    int freeLines() {
        return Math.max(0, lines - callsUnderWay.get());
    }

    /** Waits a little for the intents of calls that have ended to be closed. */
    @Override
    public void close() {
        closing.shutdown();
        try {
            if (!closing.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Some intents were not closed in time; the next start closes them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Under one lock, so that our own taker of requested intents never comes between. */
    private Optional<Intent> openAndTake(PayerId payer, String actor) {
        synchronized (opening) {
            return stores.intents()
                    .open(payer, actor, clock.instant())
                    .filter(intent -> stores.intents().take(intent.id()));
        }
    }

    private Result decide(Intent intent, Row row) {
        if (row.verdict() instanceof Verdict.Hold hold) {
            return held(intent, hold);
        }
        if (row.verdict() instanceof Verdict.Deny deny) {
            note(intent, "outreach.denied", said(deny.by()));
            close(intent, State.DENIED, Optional.empty(), said(deny.by()));
            return new Result.Denied(deny);
        }
        Permit permit = ((Verdict.Allow) row.verdict()).permit();
        if (permit.channel() == Channel.EMAIL) {
            return unavailable(intent, new Obstacle(text("outreach.letters.cause"), text("outreach.letters.remedy")));
        }
        Optional<Obstacle> obstacle = dialler.obstacle();
        return obstacle.isPresent() ? unavailable(intent, obstacle.get()) : call(intent, row.account(), permit);
    }

    /** HELD is the payer's status only where a person asked, and never hides a call that is not settled. */
    private Result held(Intent intent, Verdict.Hold hold) {
        boolean shown =
                !intent.actor().equals(Scheduler.ACTOR) && !hold.by().rule().equals("unsettled");
        if (shown) {
            stores.payers().record(intent.payer(), OutreachStatus.HELD, clock.instant());
        }
        note(intent, "outreach.held", said(hold.by()));
        close(intent, State.HELD, shown ? Optional.of(OutreachStatus.HELD) : Optional.empty(), said(hold.by()));
        return new Result.Held(hold);
    }

    private Result unavailable(Intent intent, Obstacle obstacle) {
        note(intent, "outreach.unavailable", obstacle.toString());
        close(intent, State.UNAVAILABLE, Optional.empty(), obstacle.inLines());
        return new Result.Unavailable(obstacle);
    }

    private Result call(Intent intent, Account account, Permit permit) {
        callsUnderWay.incrementAndGet();
        try {
            Dialler.Begun begun = dialler.call(account, permit, intent.actor());
            note(intent, "outreach.calling", begun.attempt().value());
            begun.ended()
                    .whenComplete((ended, failure) -> callsUnderWay.decrementAndGet())
                    .thenAcceptAsync(ended -> ended(intent, ended), closing)
                    .exceptionally(failure -> {
                        LOG.error("Cannot close intent {} of payer {}", intent.id(), intent.payer(), failure);
                        return null;
                    });
            return new Result.Calling(begun);
        } catch (RuntimeException e) {
            callsUnderWay.decrementAndGet();
            throw e;
        }
    }

    private void ended(Intent intent, Dialler.Ended ended) {
        State state = ended.status() == OutreachStatus.CALL_FAILED ? State.FAILED : State.DONE;
        close(intent, state, Optional.of(ended.status()), ended.why());
        changes.incrementAndGet();
    }

    private void close(Intent intent, State state, Optional<OutreachStatus> status, String detail) {
        stores.intents().close(intent.id(), state, status, detail, clock.instant());
    }

    private void note(Intent intent, String deed, String detail) {
        stores.journal().write(new Entry(clock.instant(), intent.actor(), deed, Optional.of(intent.payer()), detail));
    }

    private static String said(Verdict.Finding finding) {
        return finding.says() + " (" + finding.citation() + ")";
    }
}
