package com.vegah.collectiq.outreach;

import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Intents in memory, as strict as the real ones; several desks may share one, as processes share the database. */
public final class FakeIntents implements Intents {
    private final Map<Long, Intent> intents = new TreeMap<>();

    @Override
    public synchronized Optional<Intent> open(PayerId payer, String actor, Instant at) {
        if (all().stream()
                .anyMatch(
                        intent -> intent.payer().equals(payer) && intent.state().open())) {
            return Optional.empty();
        }
        Intent intent = new Intent(intents.size() + 1L, payer, actor, at, State.REQUESTED, Optional.empty(), "");
        intents.put(intent.id(), intent);
        return Optional.of(intent);
    }

    @Override
    public synchronized boolean take(long id) {
        Intent intent = intents.get(id);
        if (intent.state() != State.REQUESTED) {
            return false;
        }
        put(intent, State.TAKEN, Optional.empty(), "");
        return true;
    }

    @Override
    public synchronized List<Intent> requested() {
        return in(State.REQUESTED);
    }

    @Override
    public synchronized void close(long id, State state, Optional<OutreachStatus> status, String detail, Instant at) {
        put(intents.get(id), state, status, detail);
    }

    @Override
    public synchronized Optional<Intent> find(long id) {
        return Optional.ofNullable(intents.get(id));
    }

    @Override
    public synchronized Optional<Instant> lastAttempt(PayerId payer) {
        return all().stream()
                .filter(intent -> intent.payer().equals(payer))
                .filter(intent -> intent.state() == State.DONE || intent.state() == State.FAILED)
                .map(Intent::at)
                .max(Instant::compareTo);
    }

    @Override
    public synchronized List<Intent> left() {
        return in(State.TAKEN);
    }

    public synchronized List<Intent> all() {
        return new ArrayList<>(intents.values());
    }

    private List<Intent> in(State state) {
        return all().stream().filter(intent -> intent.state() == state).toList();
    }

    private void put(Intent intent, State state, Optional<OutreachStatus> status, String detail) {
        intents.put(
                intent.id(),
                new Intent(intent.id(), intent.payer(), intent.actor(), intent.at(), state, status, detail));
    }
}
