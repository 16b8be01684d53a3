package com.vegah.collectiq.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** How often the port did what nobody hopes for: refused (by status and reason), evicted, dropped. Safe for every thread. */
public final class Counters {
    private static final int MOST_NAMES = 200;

    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String what) {
        LongAdder known = counts.get(what);
        if (known == null) {
            String name = counts.size() < MOST_NAMES ? what : "other";
            known = counts.computeIfAbsent(name, fresh -> new LongAdder());
        }
        known.increment();
    }

    /** A refusal counts twice: by its status, and by status and reason. */
    void refused(int status, String why) {
        count("refused." + status);
        count("refused." + status + ": " + why);
    }

    public long of(String what) {
        LongAdder known = counts.get(what);
        return known == null ? 0 : known.sum();
    }

    /** All counts by name, in the names' order. */
    public Map<String, Long> snapshot() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((name, count) -> all.put(name, count.sum()));
        return all;
    }
}
