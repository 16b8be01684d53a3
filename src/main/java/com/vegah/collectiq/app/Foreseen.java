package com.vegah.collectiq.app;

import com.vegah.collectiq.db.DatabaseTrouble;
import com.vegah.collectiq.exchange.BadFile;
import com.vegah.collectiq.rehearsal.CannotRecord;
import com.vegah.collectiq.server.CannotListen;
import com.vegah.collectiq.value.Obstacle;
import java.util.Optional;

/** Failures of the parts that carry their own sentences. */
final class Foreseen {
    private Foreseen() {}

    static Optional<Obstacle> obstacle(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            Optional<Obstacle> told = told(at);
            if (told.isPresent()) {
                return told;
            }
        }
        return Optional.empty();
    }

    private static Optional<Obstacle> told(Throwable failure) {
        if (failure instanceof DatabaseTrouble database) {
            return Optional.of(database.obstacle());
        }
        if (failure instanceof CannotListen port) {
            return Optional.of(port.obstacle());
        }
        if (failure instanceof CannotRecord tape) {
            return Optional.of(tape.obstacle());
        }
        return failure instanceof BadFile file ? Optional.of(file.obstacle()) : Optional.empty();
    }
}
