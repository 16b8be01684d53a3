package com.vegah.collectiq.app;

import com.vegah.collectiq.value.Obstacle;
import org.jspecify.annotations.Nullable;

/** Ends a command: one sentence of cause, one of remedy, an exit code. */
final class Failure extends RuntimeException {
    static final int FAILED = 1;
    static final int BAD_SETTINGS = 2;
    static final int NOT_PERMITTED = 3;

    private static final long serialVersionUID = 1;

    private final transient Obstacle obstacle;
    private final int exitCode;

    Failure(int exitCode, Obstacle obstacle) {
        this(exitCode, obstacle, null);
    }

    Failure(int exitCode, Obstacle obstacle, @Nullable Throwable cause) {
        super(obstacle.cause(), cause);
        this.obstacle = obstacle;
        this.exitCode = exitCode;
    }

    Obstacle obstacle() {
        return obstacle;
    }

    int exitCode() {
        return exitCode;
    }
}
