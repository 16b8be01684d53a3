package com.vegah.collectiq.exchange;

import com.vegah.collectiq.value.Obstacle;
import org.jspecify.annotations.Nullable;

/** The file as a whole cannot be read as what it should be; nothing of the rest of it was taken in. */
public final class BadFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Obstacle obstacle;

    BadFile(Obstacle obstacle, @Nullable Throwable cause) {
        super(obstacle.toString(), cause);
        this.obstacle = obstacle;
    }

    public Obstacle obstacle() {
        return obstacle;
    }
}
