package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.ui.fx.Coalescer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The desk's second hand: the present instant, once a second, for every clock in the window. Read on the UI thread. */
public final class Pulse implements AutoCloseable {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ZoneId zone;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Timekeeper.Alarm beat;

    public Pulse(Timekeeper time, Executor uiThread) {
        zone = time.clock().getZone();
        now = new ReadOnlyObjectWrapper<>(time.clock().instant());
        Coalescer<String, Instant> hop =
                new Coalescer<>(uiThread, instants -> now.set(instants.get(instants.size() - 1)));
        beat = time.every(BEAT, () -> hop.offer("now", time.clock().instant()));
    }

    public ReadOnlyObjectProperty<Instant> now() {
        return now.getReadOnlyProperty();
    }

    public Instant instant() {
        return now.get();
    }

    /** The zone of the desk. */
    public ZoneId zone() {
        return zone;
    }

    @Override
    public void close() {
        beat.cancel();
    }
}
