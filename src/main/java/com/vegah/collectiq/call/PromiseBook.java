package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.PromiseTerms.Checked;
import com.vegah.collectiq.call.PromiseTerms.Good;
import com.vegah.collectiq.call.PromiseTerms.Wrong;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.Promise;
import com.vegah.collectiq.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code record_promise}: checked, stored with the payer's own words, and told to the AI once it is stored. The same amount and day are
 * one promise, however often the AI records them. From the call's mailbox, but for the storing.
 */
final class PromiseBook {
    /** For the words of the payer's yes, which may still be on their way. */
    static final Duration FOR_WORDS = Duration.ofMillis(300);

    private static final Logger LOG = LoggerFactory.getLogger(PromiseBook.class);
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Floor floor;
    private final Works works;
    private final Map<Good, Writing> writings = new HashMap<>();
    private final List<Runnable> waiting = new ArrayList<>();

    PromiseBook(Floor floor, Works works) {
        this.floor = floor;
        this.works = works;
    }

    void record(ToolCall call) {
        if (!floor.state().identified()) {
            refuse(call, text("call.tool.promise.verify"));
            return;
        }
        Checked checked = terms().check(call.text("amount"), call.text("currency"), call.text("date"));
        if (checked instanceof Wrong wrong) {
            refuse(call, wrong.say());
        } else {
            afterWords(() -> write(call, (Good) checked));
        }
    }

    /** Nothing waits any more. */
    void flush() {
        List<Runnable> left = List.copyOf(waiting);
        waiting.clear();
        left.forEach(Runnable::run);
    }

    private void refuse(ToolCall call, String error) {
        floor.result(call.callId(), Map.of("recorded", false, "error", error), false);
    }

    private PromiseTerms terms() {
        Account account = floor.state().account();
        LocalDate today = LocalDate.now(works.time().clock());
        List<Money> owed =
                account.standing(today, works.rules().settings().stage()).pastDue();
        return new PromiseTerms(account, owed, works.time().clock());
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

    private void write(ToolCall call, Good terms) {
        Writing writing = writings.get(terms);
        if (writing == null) {
            writing = new Writing(promise(call, terms));
            writings.put(terms, writing);
            store(writing, 1);
        }
        if (writing.stored) {
            floor.result(call.callId(), recorded(terms), false);
        } else {
            writing.askers.add(call.callId());
        }
    }

    private Promise promise(ToolCall call, Good terms) {
        CallState state = floor.state();
        Optional<Turn> words = floor.conversation().lastPayerWords();
        return new Promise(
                state.account().payer().id(),
                state.attempt(),
                call.callId(),
                terms.amount(),
                terms.date(),
                words.map(Turn::itemId).orElse(""),
                words.map(Turn::text).orElse(""),
                words.map(Turn::offsetMillis).orElse(state.offsetMillis(floor.now())),
                floor.now());
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
            works.parts().promises().add(writing.promise);
            floor.post(() -> stored(writing));
        } catch (RuntimeException e) {
            failed(writing, attempt, e);
        }
    }

    private void failed(Writing writing, int attempt, RuntimeException why) {
        Promise promise = writing.promise;
        LOG.error("Promise of payer {} not stored, try {}: {}", promise.payer(), attempt, writing.terms(), why);
        if (attempt < TRIES) {
            works.time().after(PAUSE, () -> store(writing, attempt + 1));
        } else {
            floor.post(() -> givenUp(writing));
        }
    }

    private void stored(Writing writing) {
        writing.stored = true;
        Good terms = writing.terms();
        floor.event("promise.recorded", terms.amount() + " " + terms.date());
        writing.askers.forEach(callId -> floor.result(callId, recorded(terms), false));
    }

    private void givenUp(Writing writing) {
        writings.remove(writing.terms());
        floor.event("promise.lost", writing.promise.toString());
        Map<String, Object> result = Map.of("recorded", false, "error", text("call.tool.promise.failed"));
        writing.askers.forEach(callId -> floor.result(callId, result, false));
    }

    private Map<String, Object> recorded(Good terms) {
        InWords words =
                new InWords(works.rules().instructions().language(floor.state().account()));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("recorded", true);
        result.put("amount", terms.amount().plain());
        result.put("currency", terms.amount().currency().getCurrencyCode());
        result.put("amount_in_words", words.money(terms.amount()));
        result.put("date", terms.date().toString());
        result.put("date_in_words", words.date(terms.date()));
        result.put("next", text("call.tool.promise.recorded"));
        return result;
    }

    /** A promise on its way to the store, and the tool calls that wait for it. */
    private static final class Writing {
        private final Promise promise;
        private final List<String> askers = new ArrayList<>();
        private boolean stored;

        private Writing(Promise promise) {
            this.promise = promise;
        }

        private Good terms() {
            return new Good(promise.amount(), promise.date());
        }
    }
}
