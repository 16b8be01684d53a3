package com.vegah.collectiq.exchange;

import static com.vegah.collectiq.value.Texts.text;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Carries the lines of a file into the books, so many in one transaction; counts, and refuses an id that stood earlier in the file. */
final class Batch<T> {
    private static final int LINES = 500;

    private final Consumer<List<T>> write;
    private final List<T> waiting = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private int added;
    private int updated;

    Batch(Consumer<List<T>> write) {
        this.write = write;
    }

    /** What a line means: the thing itself, and whether it is new. */
    record Read<T>(String id, T thing, boolean isNew) {}

    /** How a line is read; throws {@link Line.Unreadable} where it cannot be. */
    interface Reading<T> {
        Read<T> read(Line line);
    }

    ImportReport take(CsvFile file, InputStream in, String idField, Reading<T> reading) {
        List<String> warnings = file.read(in, line -> take(line, idField, reading), refusals::add);
        flush();
        return new ImportReport(added, updated, refusals, warnings);
    }

    private void take(Line line, String idField, Reading<T> reading) {
        try {
            Read<T> read = reading.read(line);
            Long earlier = seen.putIfAbsent(read.id(), line.number());
            if (earlier != null) {
                throw new Line.Unreadable(idField, text("import.again", read.id(), String.valueOf(earlier)));
            }
            waiting.add(read.thing());
            added += read.isNew() ? 1 : 0;
            updated += read.isNew() ? 0 : 1;
            if (waiting.size() >= LINES) {
                flush();
            }
        } catch (Line.Unreadable refused) {
            refusals.add(refused.refusal(line.number()));
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            write.accept(List.copyOf(waiting));
            waiting.clear();
        }
    }
}
