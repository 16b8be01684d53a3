package com.vegah.collectiq.db;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.value.Obstacle;
import java.nio.file.AccessDeniedException;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells what is behind a failure of the database. */
final class Failures {
    // org.h2.api.ErrorCode
    static final int ALREADY_OPEN = 90020;

    private static final Set<Integer> CORRUPTED = Set.of(90030, 90048);
    private static final Set<Integer> READ_ONLY = Set.of(90097);
    /** The file or its holder is gone: input, output, connection broken, closed, closing. */
    private static final Set<Integer> GONE = Set.of(90028, 90031, 90067, 90098, 90121, 90135);
    /** Another transaction was in the way. */
    private static final Set<Integer> CONTENDED = Set.of(40001, 50200, 90131);

    private Failures() {}

    /** Whether to try again now may help. */
    static boolean mayPass(Throwable failure) {
        return sql(failure)
                .filter(sql -> {
                    String state = state(sql);
                    // SQL standard: class 08 is a lost connection, class 40 a transaction rolled back for another's
                    // sake
                    return state.startsWith("08")
                            || state.startsWith("40")
                            || GONE.contains(sql.getErrorCode())
                            || CONTENDED.contains(sql.getErrorCode())
                            || sql.getErrorCode() == ALREADY_OPEN;
                })
                .isPresent();
    }

    /** Whether a constraint stood in the way: SQL standard, class 23. */
    static boolean isViolation(Throwable failure) {
        return sql(failure).filter(sql -> state(sql).startsWith("23")).isPresent();
    }

    static boolean isAlreadyOpen(Throwable failure) {
        return sql(failure).filter(sql -> sql.getErrorCode() == ALREADY_OPEN).isPresent();
    }

    static CannotOpen opening(String place, Throwable failure) {
        return new CannotOpen(
                known(place, failure)
                        .orElseGet(() ->
                                new Obstacle(text("db.open.cause", place, message(failure)), text("db.open.remedy"))),
                failure);
    }

    /** What is known and no fault of ours as cause and remedy; anything else as it is. */
    static RuntimeException inWords(String place, RuntimeException failure) {
        return known(place, failure)
                .<RuntimeException>map(obstacle -> new DatabaseTrouble(obstacle, failure))
                .orElse(failure);
    }

    private static Optional<Obstacle> known(String place, Throwable failure) {
        if (says(failure, "no space left") || says(failure, "not enough space") || state(failure, "53100")) {
            return Optional.of(new Obstacle(text("db.full.cause", place), text("db.full.remedy")));
        }
        if (any(failure, AccessDeniedException.class::isInstance)
                || any(failure, ReadOnlyFileSystemException.class::isInstance)
                || says(failure, "permission denied")
                || code(failure, READ_ONLY)
                || state(failure, "25006")) {
            return Optional.of(new Obstacle(text("db.rights.cause", place), text("db.rights.remedy")));
        }
        if (code(failure, Set.of(ALREADY_OPEN))) {
            return Optional.of(new Obstacle(text("db.locked.cause", place), text("db.locked.remedy")));
        }
        if (code(failure, CORRUPTED)) {
            return Optional.of(new Obstacle(text("db.corrupt.cause", place), text("db.corrupt.remedy")));
        }
        if (state(failure, "28")) {
            return Optional.of(new Obstacle(text("db.password.cause", place), text("db.password.remedy")));
        }
        // 3D000: PostgreSQL has no database of that name
        if (state(failure, "3D000")) {
            return Optional.of(new Obstacle(text("db.absent.cause", place), text("db.absent.remedy")));
        }
        if (state(failure, "08") || state(failure, "57P") || code(failure, GONE)) {
            return Optional.of(new Obstacle(text("db.unreachable.cause", place), text("db.unreachable.remedy")));
        }
        if (code(failure, CONTENDED) || state(failure, "40")) {
            return Optional.of(new Obstacle(text("db.busy.cause", place), text("db.busy.remedy")));
        }
        return Optional.empty();
    }

    private static boolean state(Throwable failure, String prefix) {
        return any(failure, at -> at instanceof SQLException sql && state(sql).startsWith(prefix));
    }

    private static boolean code(Throwable failure, Set<Integer> codes) {
        return any(failure, at -> at instanceof SQLException sql && codes.contains(sql.getErrorCode()));
    }

    private static boolean says(Throwable failure, String words) {
        return any(failure, at -> message(at).toLowerCase(Locale.ROOT).contains(words));
    }

    private static boolean any(Throwable failure, Predicate<Throwable> is) {
        return chain(failure).anyMatch(is);
    }

    private static Optional<SQLException> sql(Throwable failure) {
        return chain(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static String state(SQLException sql) {
        return Objects.requireNonNullElse(sql.getSQLState(), "");
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}
