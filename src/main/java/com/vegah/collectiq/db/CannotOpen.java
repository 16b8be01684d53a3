package com.vegah.collectiq.db;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.value.Obstacle;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The database could not be opened; says which, why and what to do. */
public final class CannotOpen extends RuntimeException {
    private static final long serialVersionUID = 1;

    // org.h2.api.ErrorCode
    private static final int H2_ALREADY_OPEN = 90020;
    private static final int H2_CORRUPTED = 90030;

    private final transient Obstacle obstacle;

    private CannotOpen(Obstacle obstacle, Throwable cause) {
        super(obstacle.toString(), cause);
        this.obstacle = obstacle;
    }

    static CannotOpen of(String place, Throwable failure) {
        return new CannotOpen(obstacle(place, failure), failure);
    }

    public Obstacle obstacle() {
        return obstacle;
    }

    private static Obstacle obstacle(String place, Throwable failure) {
        SQLException sql = sql(failure);
        if (sql == null) {
            return new Obstacle(
                    text("db.open.cause", place, String.valueOf(failure.getMessage())), text("db.open.remedy"));
        }
        String state = String.valueOf(sql.getSQLState());
        String message = String.valueOf(sql.getMessage());
        if (sql.getErrorCode() == H2_ALREADY_OPEN) {
            return new Obstacle(text("db.locked.cause", place), text("db.locked.remedy"));
        }
        if (sql.getErrorCode() == H2_CORRUPTED) {
            return new Obstacle(text("db.corrupt.cause", place), text("db.corrupt.remedy"));
        }
        if (state.startsWith("28")) {
            return new Obstacle(text("db.password.cause", place), text("db.password.remedy"));
        }
        if (state.startsWith("08") || message.toLowerCase(Locale.ROOT).contains("refused")) {
            return new Obstacle(text("db.unreachable.cause", place), text("db.unreachable.remedy"));
        }
        return new Obstacle(text("db.open.cause", place, message), text("db.open.remedy"));
    }

    private static @Nullable SQLException sql(Throwable failure) {
        SQLException found = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                found = sql;
            }
        }
        return found;
    }
}
