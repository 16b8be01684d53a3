package com.vegah.collectiq.call;

import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.receivable.Account;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.receivable.Payers;
import com.vegah.collectiq.receivable.Promise;
import com.vegah.collectiq.receivable.Promises;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Statuses, promises and journal in memory. */
public final class MemoryBooks implements Payers, Promises, Journal {
    public final List<Promise> promises = new CopyOnWriteArrayList<>();
    public final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final Map<PayerId, List<OutreachStatus>> statuses = new HashMap<>();
    private int failures;
    private int optOutFailures;

    /** The next so many promises cannot be stored. */
    public synchronized void failNext(int times) {
        failures = times;
    }

    /** The next so many opt-outs cannot be stored. */
    public synchronized void failRecords(int times) {
        optOutFailures = times;
    }

    /** Every status written for a payer, in order. */
    public synchronized List<OutreachStatus> statuses(PayerId payer) {
        return List.copyOf(statuses.getOrDefault(payer, List.of()));
    }

    @Override
    public Optional<Account> find(PayerId id) {
        return Optional.empty();
    }

    @Override
    public List<Account> all() {
        return List.of();
    }

    @Override
    public List<Account> byPhone(PhoneNumber phone) {
        return List.of();
    }

    @Override
    public synchronized void record(PayerId id, OutreachStatus status, Instant at) {
        if (status == OutreachStatus.OPTED_OUT && optOutFailures > 0) {
            optOutFailures--;
            throw new IllegalStateException("the disk is full");
        }
        statuses.computeIfAbsent(id, key -> new ArrayList<>()).add(status);
    }

    @Override
    public long version() {
        return 0;
    }

    @Override
    public synchronized void add(Promise promise) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the disk is full");
        }
        promises.add(promise);
    }

    @Override
    public List<Promise> of(PayerId payer) {
        return promises.stream()
                .filter(promise -> promise.payer().equals(payer))
                .toList();
    }

    @Override
    public void write(Entry entry) {
        entries.add(entry);
    }

    @Override
    public List<Entry> of(PayerId payer, int most) {
        return List.copyOf(entries);
    }
}
