package com.vegah.collectiq.ui.worklist;

import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.value.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is left of the worklist after search and stage: the lines, how many each stage would show, and the totals, never added across currencies. */
public record Shown(List<Entry> entries, Map<Stage, Integer> counts, int found, List<Money> totals) {
    static final Shown NOTHING = new Shown(List.of(), Map.of(), 0, List.of());
    private static final Pattern GAPS = Pattern.compile("\\s+");
    private static final Pattern PHONE = Pattern.compile("[+(]?[\\d\\s().\\-]{5,}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-]");

    public Shown {
        entries = List.copyOf(entries);
        counts = Map.copyOf(counts);
        totals = List.copyOf(totals);
    }

    static Shown of(List<Entry> all, String query, Optional<Stage> stage) {
        String[] words = words(query);
        Map<Stage, Integer> counts = new EnumMap<>(Stage.class);
        Map<Currency, Money> totals = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        int found = 0;
        for (Entry entry : all) {
            if (entry.matches(words)) {
                found++;
                counts.merge(entry.stage(), 1, Integer::sum);
                if (stage.isEmpty() || stage.get() == entry.stage()) {
                    entries.add(entry);
                    entry.row().standing().pastDue().forEach(owed -> totals.merge(owed.currency(), owed, Money::plus));
                }
            }
        }
        return new Shown(entries, counts, found, List.copyOf(totals.values()));
    }

    private static String[] words(String query) {
        String asked = query.strip().toLowerCase(Locale.ROOT);
        if (asked.isEmpty()) {
            return new String[0];
        }
        return PHONE.matcher(asked).matches()
                ? new String[] {PUNCTUATION.matcher(asked).replaceAll("")}
                : GAPS.split(asked);
    }
}
