package com.vegah.collectiq.outreach;

import com.vegah.collectiq.journal.Journal;
import com.vegah.collectiq.value.PayerId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory. */
public final class FakeJournal implements Journal {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Override
    public void write(Entry entry) {
        entries.add(entry);
    }

    @Override
    public List<Entry> of(PayerId payer, int most) {
        return entries.stream()
                .filter(entry -> entry.payer().equals(Optional.of(payer)))
                .limit(most)
                .toList();
    }

    public List<String> details(String deed) {
        return entries.stream()
                .filter(entry -> entry.deed().equals(deed))
                .map(Entry::detail)
                .toList();
    }
}
