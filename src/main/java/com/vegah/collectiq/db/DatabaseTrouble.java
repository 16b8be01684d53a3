package com.vegah.collectiq.db;

import com.vegah.collectiq.value.Obstacle;
import org.jspecify.annotations.Nullable;

/** The database cannot do its work: says which, why and what to do. What was being written was not. */
public class DatabaseTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Obstacle obstacle;

    DatabaseTrouble(Obstacle obstacle, @Nullable Throwable cause) {
        super(obstacle.toString(), cause);
        this.obstacle = obstacle;
    }

    public Obstacle obstacle() {
        return obstacle;
    }
}
