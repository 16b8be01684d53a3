package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.receivable.Evidence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the AI's tools do into the books: with the payer's words, once however often it is asked for, and told to the AI only when
 * it stands there. From the call's mailbox, but for the storing.
 */
final class Ledger {
    /** For the words that a thing was said in, which may still be on their way. */
    static final Duration FOR_WORDS = Duration.ofMillis(300);
    /** Whoever waits longer for a tool hears a sentence that says so. */
    static final Duration SILENT_AT_MOST = Duration.ofMillis(450);

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Floor floor;
    private final Works works;
    private final Map<Object, Writing> writings = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean over;

    Ledger(Floor floor, Works works) {
        this.floor = floor;
        this.works = works;
    }

    /**
     * One thing to be written. {@code what} says which things are the same; {@code event} and {@code detail} are for the call's events;
     * {@code store} may block; {@code told} is the tool's result once it stands there. What {@code insists} is stored even after the AI
     * was told that it could not be: the clerk goes on trying.
     */
    record Deed(
            Object what,
            String event,
            String detail,
            boolean insists,
            Consumer<Evidence> store,
            Supplier<Map<String, Object>> told) {}

    /** Looks once more when the payer's words have arrived, then writes; a sentence in place of the deed is told as an error. */
    void write(ToolCall call, Supplier<Optional<String>> fault, Deed deed) {
        floor.later(SILENT_AT_MOST, () -> askForPatience(deed.what()));
        afterWords(() -> {
            Optional<String> wrong = writings.containsKey(deed.what()) ? Optional.empty() : fault.get();
            if (wrong.isPresent()) {
                refuse(call, wrong.get());
            } else {
                write(call, deed);
            }
        });
    }

    /** Told at once: nothing was written. */
    void refuse(ToolCall call, String error) {
        floor.result(call.callId(), Map.of("recorded", false, "error", error), false);
    }

    /** Whoever waits hears of it, unless the answer is run before that. */
    Runnable patience() {
        AtomicBoolean answered = new AtomicBoolean();
        floor.later(SILENT_AT_MOST, () -> {
            if (!answered.get() && !floor.leaving()) {
                floor.ask(text("call.tool.patience"));
            }
        });
        return () -> answered.set(true);
    }

    /** The words in which the payer said the last thing, and where. */
    Evidence evidence() {
        CallState state = floor.state();
        Optional<Turn> words = floor.conversation().lastPayerWords();
        return new Evidence(
                words.map(Turn::itemId).orElse(""),
                words.map(Turn::text).orElse(""),
                Evidence.Speaker.PAYER,
                words.map(Turn::offsetMillis).orElse(state.offsetMillis(floor.now())));
    }

    /** The talk is over: nothing waits any more, and nobody can be told that something failed. */
    void flush() {
        over = true;
        List<Runnable> left = List.copyOf(waiting);
        waiting.clear();
        left.forEach(Runnable::run);
    }

    private void afterWords(Runnable write) {
        if (!floor.conversation().wordsOutstanding()) {
            write.run();
            return;
        }
        waiting.add(write);
        floor.later(FOR_WORDS, () -> {
            if (waiting.remove(write)) {
                write.run();
            }
        });
    }

    private void write(ToolCall call, Deed deed) {
        Writing writing = writings.get(deed.what());
        if (writing == null) {
            writing = new Writing(deed, evidence());
            writings.put(deed.what(), writing);
            store(writing, 1);
        }
        if (writing.stored) {
            floor.result(call.callId(), deed.told().get(), false);
        } else {
            writing.askers.add(call.callId());
        }
    }

    private void askForPatience(Object what) {
        Writing writing = writings.get(what);
        if (writing != null && !writing.stored && !writing.patienceAsked && !floor.leaving()) {
            writing.patienceAsked = true;
            floor.ask(text("call.tool.patience"));
        }
    }

    /** From any thread. */
    private void store(Writing writing, int attempt) {
        try {
            works.hands().promises().execute(() -> add(writing, attempt));
        } catch (RejectedExecutionException full) {
            failed(writing, attempt, full);
        }
    }

    /** On a thread that may block. */
    private void add(Writing writing, int attempt) {
        try {
            writing.deed.store().accept(writing.evidence);
            floor.post(() -> stored(writing));
        } catch (RuntimeException e) {
            failed(writing, attempt, e);
        }
    }

    private void failed(Writing writing, int attempt, RuntimeException why) {
        LOG.error("Not stored, try {}: {} {}", attempt, writing.deed.event(), writing.deed.detail(), why);
        if (attempt < TRIES) {
            works.time().after(PAUSE, () -> store(writing, attempt + 1));
        } else {
            floor.post(() -> givenUp(writing));
        }
    }

    private void stored(Writing writing) {
        writing.stored = true;
        floor.event(writing.deed.event(), writing.deed.detail());
        writing.askers.forEach(
                callId -> floor.result(callId, writing.deed.told().get(), false));
    }

    /** The AI is told while it can still tell the payer; afterwards the clerk goes on trying. */
    private void givenUp(Writing writing) {
        if (over || writing.deed.insists()) {
            goOnTrying(writing);
        } else {
            writings.remove(writing.deed.what());
            floor.event("tool.lost", writing.deed.event() + " " + writing.deed.detail());
        }
        if (!over) {
            Map<String, Object> result = Map.of("recorded", false, "error", text("call.tool.failed"));
            writing.askers.forEach(callId -> floor.result(callId, result, false));
            writing.askers.clear();
        }
    }

    private void goOnTrying(Writing writing) {
        works.clerk().write(writing, () -> {
            writing.deed.store().accept(writing.evidence);
            floor.post(() -> stored(writing));
        });
    }

    /** A thing on its way to the store, and the tool calls that wait for it. */
    private static final class Writing {
        private final Deed deed;
        private final Evidence evidence;
        private final List<String> askers = new ArrayList<>();
        private boolean stored;
        private boolean patienceAsked;

        private Writing(Deed deed, Evidence evidence) {
            this.deed = deed;
            this.evidence = evidence;
        }
    }
}
