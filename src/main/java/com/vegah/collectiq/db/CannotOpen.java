package com.vegah.collectiq.db;

import com.vegah.collectiq.value.Obstacle;
import org.jspecify.annotations.Nullable;

/** The database could not be opened; says which, why and what to do. */
public final class CannotOpen extends DatabaseTrouble {
    private static final long serialVersionUID = 1;

    CannotOpen(Obstacle obstacle, @Nullable Throwable cause) {
        super(obstacle, cause);
    }
}
