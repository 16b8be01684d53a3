package com.vegah.collectiq.call;

import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The store of calls in memory; it insists that a settled row keeps its status. */
public final class MemoryCalls implements Calls {
    private final Map<AttemptId, CallRecord> rows = new LinkedHashMap<>();
    private final Map<AttemptId, Map<Integer, Turn>> turns = new LinkedHashMap<>();
    private final List<CallEvent> events = new ArrayList<>();
    private final List<OutreachStatus> statuses = new ArrayList<>();
    final Map<String, String> instructions = new java.util.concurrent.ConcurrentHashMap<>();
    private int failures;

    /** The next so many writes fail. */
    public synchronized void failNext(int times) {
        failures = times;
    }

    public synchronized List<String> kinds() {
        return events.stream().map(CallEvent::kind).toList();
    }

    public synchronized List<CallEvent> events() {
        return List.copyOf(events);
    }

    /** Every status that was written, in order. */
    public synchronized List<OutreachStatus> statuses() {
        return List.copyOf(statuses);
    }

    @Override
    public synchronized void insert(CallRecord call) {
        if (rows.putIfAbsent(call.attempt(), call) != null) {
            throw new IllegalStateException("twice: " + call);
        }
        statuses.add(call.status());
    }

    @Override
    public synchronized void update(CallRecord call) {
        if (failures > 0) {
            failures--;
            throw new IllegalStateException("the disk is full");
        }
        CallRecord before = rows.get(call.attempt());
        if (before == null || (before.settled() && before.status() != call.status())) {
            throw new IllegalStateException("reopened: " + before + " by " + call);
        }
        rows.put(call.attempt(), call);
        statuses.add(call.status());
    }

    @Override
    public synchronized Optional<CallRecord> find(AttemptId attempt) {
        return Optional.ofNullable(rows.get(attempt));
    }

    @Override
    public synchronized Optional<CallRecord> find(CallSid sid) {
        return rows.values().stream()
                .filter(row -> row.sid().equals(Optional.of(sid)))
                .findFirst();
    }

    @Override
    public synchronized List<CallRecord> unsettled() {
        return rows.values().stream().filter(row -> !row.settled()).toList();
    }

    @Override
    public synchronized List<CallRecord> of(PayerId payer, Instant since) {
        return rows.values().stream()
                .filter(row -> row.payer().equals(payer) && !row.createdAt().isBefore(since))
                .toList();
    }

    @Override
    public synchronized List<CallRecord> latest(int most) {
        List<CallRecord> latest = new ArrayList<>(rows.values());
        latest.sort(Comparator.comparing(CallRecord::createdAt).reversed());
        return latest.subList(0, Math.min(most, latest.size()));
    }

    @Override
    public synchronized void add(CallEvent event) {
        events.add(event);
    }

    @Override
    public void keepInstructions(String version, String text, Instant firstUsed) {
        instructions.putIfAbsent(version, text);
    }

    @Override
    public synchronized List<CallEvent> events(AttemptId attempt) {
        return events.stream().filter(event -> event.attempt().equals(attempt)).toList();
    }

    @Override
    public synchronized void write(AttemptId attempt, Turn turn) {
        turns.computeIfAbsent(attempt, key -> new TreeMap<>()).put(turn.seq(), turn);
    }

    @Override
    public synchronized List<Turn> transcript(AttemptId attempt) {
        return List.copyOf(turns.getOrDefault(attempt, Collections.emptyMap()).values());
    }
}
