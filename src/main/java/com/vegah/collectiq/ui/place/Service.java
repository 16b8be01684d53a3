package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.value.Obstacle;
import java.util.Optional;
import java.util.function.Supplier;

/** Something outside that the desk leans on, with a way to ask why it cannot be used now; asked off the UI thread, may take its time. */
public record Service(String name, Supplier<Optional<Obstacle>> obstacle) {
    /** What a service said when it was last asked. */
    public record State(String name, Optional<Obstacle> obstacle) {}

    public State look() {
        return new State(name, obstacle.get());
    }
}
