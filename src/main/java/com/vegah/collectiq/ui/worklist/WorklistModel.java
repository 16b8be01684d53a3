package com.vegah.collectiq.ui.worklist;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.ui.fx.Latest;
import com.vegah.collectiq.ui.place.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The worklist: read once per change in the books, searched and filtered off the UI thread; touched on the UI thread only. */
public final class WorklistModel implements AutoCloseable {
    static final Duration QUIET = Duration.ofMillis(120);

    private final Desk desk;
    private final Jobs jobs;
    private final Latest loads;
    private final Latest filters;
    private final Timekeeper time;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Stage>> stage = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOADING);
    private List<Entry> all = List.of();
    private Timekeeper.Alarm quiet = () -> {};
    private Timekeeper.Alarm nextVerdict = () -> {};

    /** What there is to see. */
    public enum State {
        LOADING,
        NO_PAYERS,
        NOTHING_FOUND,
        FILLED
    }

    public WorklistModel(Desk desk, Surroundings around, Jobs jobs, Timekeeper time) {
        this.desk = desk;
        this.jobs = jobs;
        this.time = time;
        loads = new Latest(jobs);
        filters = new Latest(jobs);
        search.subscribe((before, now) -> filterWhenQuiet());
        stage.subscribe((before, now) -> filter());
        around.version().subscribe((before, now) -> load());
        load();
    }

    public StringProperty search() {
        return search;
    }

    public ObjectProperty<Optional<Stage>> stage() {
        return stage;
    }

    public ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    public int all() {
        return all.size();
    }

    @Override
    public void close() {
        quiet.cancel();
        nextVerdict.cancel();
        loads.forget();
        filters.forget();
    }

    private void load() {
        loads.run(() -> Loaded.of(desk.worklist(), time.clock().instant()), loaded -> {
            all = loaded.entries();
            nextVerdict.cancel();
            nextVerdict = loaded.change()
                    .map(wait -> time.after(wait, () -> jobs.show(this::load)))
                    .orElse(() -> {});
            filter();
        });
    }

    private void filterWhenQuiet() {
        quiet.cancel();
        quiet = time.after(QUIET, () -> jobs.show(this::filter));
    }

    private void filter() {
        List<Entry> from = all;
        String query = search.get();
        Optional<Stage> only = stage.get();
        filters.run(() -> Shown.of(from, query, only), found -> {
            shown.set(found);
            state.set(state(from, found));
        });
    }

    private static State state(List<Entry> from, Shown found) {
        if (from.isEmpty()) {
            return State.NO_PAYERS;
        }
        return found.entries().isEmpty() ? State.NOTHING_FOUND : State.FILLED;
    }

    /** What the books said, and how long until the first verdict changes by itself. */
    private record Loaded(List<Entry> entries, Optional<Duration> change) {
        private static Loaded of(List<Desk.Row> rows, Instant now) {
            List<Entry> entries = new ArrayList<>(rows.size());
            rows.forEach(row -> entries.add(Entry.of(entries.size() + 1, row)));
            Optional<Instant> change = rows.stream()
                    .flatMap(row -> ends(row.verdict()))
                    .filter(now::isBefore)
                    .min(Instant::compareTo);
            return new Loaded(entries, change.map(then -> Duration.between(now, then)));
        }

        private static Stream<Instant> ends(Verdict verdict) {
            if (verdict instanceof Verdict.Hold hold) {
                return Stream.of(hold.until());
            }
            return verdict instanceof Verdict.Allow allow ? allow.until().stream() : Stream.empty();
        }
    }
}
