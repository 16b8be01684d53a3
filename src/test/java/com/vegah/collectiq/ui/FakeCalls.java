package com.vegah.collectiq.ui;

import com.vegah.collectiq.call.CallRecord;
import com.vegah.collectiq.call.Calls;
import com.vegah.collectiq.call.Turn;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The store of calls, in memory. */
public final class FakeCalls implements Calls {
    private final Map<AttemptId, CallRecord> records = new ConcurrentHashMap<>();
    private final Map<AttemptId, Map<Integer, Turn>> turns = new ConcurrentHashMap<>();

    @Override
    public void insert(CallRecord call) {
        records.put(call.attempt(), call);
    }

    @Override
    public void update(CallRecord call) {
        records.put(call.attempt(), call);
    }

    @Override
    public Optional<CallRecord> find(AttemptId attempt) {
        return Optional.ofNullable(records.get(attempt));
    }

    @Override
    public Optional<CallRecord> find(CallSid sid) {
        return records.values().stream()
                .filter(call -> call.sid().equals(Optional.of(sid)))
                .findFirst();
    }

    @Override
    public List<CallRecord> unsettled() {
        return records.values().stream().filter(call -> !call.settled()).toList();
    }

    @Override
    public List<CallRecord> of(PayerId payer, Instant since) {
        return records.values().stream()
                .filter(call -> call.payer().equals(payer) && !call.createdAt().isBefore(since))
                .toList();
    }

    @Override
    public List<CallRecord> latest(int most) {
        return records.values().stream()
                .sorted(Comparator.comparing(CallRecord::createdAt).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public void add(CallEvent event) {}

    @Override
    public void keepInstructions(String version, String text, Instant firstUsed) {}

    @Override
    public List<CallEvent> events(AttemptId attempt) {
        return List.of();
    }

    @Override
    public void write(AttemptId attempt, Turn turn) {
        turns.computeIfAbsent(attempt, id -> new TreeMap<>()).put(turn.seq(), turn);
    }

    @Override
    public List<Turn> transcript(AttemptId attempt) {
        return new ArrayList<>(turns.getOrDefault(attempt, Map.of()).values());
    }
}
