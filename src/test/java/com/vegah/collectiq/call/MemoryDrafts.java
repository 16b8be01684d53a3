package com.vegah.collectiq.call;

import com.vegah.collectiq.value.AttemptId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Drafts in memory. */
final class MemoryDrafts implements CallDrafts {
    final List<CallDraft> kept = new CopyOnWriteArrayList<>();

    @Override
    public void add(CallDraft draft) {
        kept.add(draft);
    }

    @Override
    public Optional<CallDraft> of(AttemptId attempt) {
        return kept.stream().filter(draft -> draft.attempt().equals(attempt)).findFirst();
    }

    @Override
    public boolean approve(AttemptId attempt, String by, Instant at) {
        throw new UnsupportedOperationException();
    }
}
