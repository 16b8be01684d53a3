package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.ui.fx.Jobs;
import com.vegah.collectiq.value.Obstacle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Looks about once a second, off the UI thread: did the books change, are the services there, can a call be made. Read on the UI thread. */
public final class Surroundings implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Desk desk;
    private final List<Service> services;
    private final Jobs jobs;
    private final Timekeeper.Alarm alarm;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper(-1);
    private final ReadOnlyObjectWrapper<List<Service.State>> states = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> callObstacle =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    public Surroundings(Desk desk, List<Service> services, Jobs jobs, Timekeeper time) {
        this.desk = desk;
        this.services = List.copyOf(services);
        this.jobs = jobs;
        alarm = time.every(PERIOD, this::look);
        look();
    }

    /** Looks now; does nothing while a look is under way. */
    public void look() {
        if (looking.compareAndSet(false, true)) {
            jobs.run(this::seen, this::take, failure -> {
                looking.set(false);
                take(Seen.broken(version.get(), failure));
            });
        }
    }

    /** Grows with every change in the books; negative until the first look. */
    public ReadOnlyLongProperty version() {
        return version.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Service.State>> services() {
        return states.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Obstacle>> callObstacle() {
        return callObstacle.getReadOnlyProperty();
    }

    @Override
    public void close() {
        alarm.cancel();
    }

    private Seen seen() {
        try {
            List<Service.State> now = services.stream().map(Service::look).toList();
            return new Seen(desk.version(), now, desk.callObstacle());
        } finally {
            looking.set(false);
        }
    }

    private void take(Seen seen) {
        version.set(seen.version());
        if (!seen.states().isEmpty()) {
            states.set(seen.states());
        }
        callObstacle.set(seen.callObstacle());
    }

    private record Seen(long version, List<Service.State> states, Optional<Obstacle> callObstacle) {
        private static Seen broken(long version, Exception failure) {
            return new Seen(version, List.of(), Optional.of(Failures.obstacle(failure)));
        }
    }
}
