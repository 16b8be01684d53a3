package com.vegah.collectiq.exchange;

import static com.vegah.collectiq.value.Texts.text;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of a CSV file, read cell by cell; a cell that cannot be read refuses the line by {@link Unreadable}. */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final int LONGEST = 1000;

    private final long number;
    private final Map<String, String> cells;

    Line(long number, Map<String, String> cells) {
        this.number = number;
        this.cells = cells;
    }

    /** A cell cannot be read. */
    static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String field;

        Unreadable(String field, String reason) {
            super(reason, null, false, false);
            this.field = field;
        }

        Refusal refusal(long line) {
            return new Refusal(line, field, String.valueOf(getMessage()));
        }
    }

    long number() {
        return number;
    }

    /** Whether the file has this column at all. */
    boolean has(String field) {
        return cells.containsKey(field);
    }

    /** The cell without its guard and the white space around it; empty where it is empty or absent. */
    Optional<String> cell(String field) {
        String raw = cells.get(field);
        if (raw == null || raw.isBlank()) {
            return Optional.empty();
        }
        String cell = Cells.unguard(raw.strip());
        if (cell.length() > LONGEST) {
            throw new Unreadable(field, text("import.cell.long", cell.length(), LONGEST));
        }
        if (cell.indexOf('\0') >= 0) {
            throw new Unreadable(field, text("import.cell.nul"));
        }
        return Optional.of(cell);
    }

    String required(String field) {
        return cell(field).orElseThrow(() -> new Unreadable(field, text("import.cell.empty")));
    }

    /** The cell, or what stands there already where the file has no such column. */
    <T> Optional<T> or(String field, Function<String, T> read, Optional<T> already) {
        return has(field) ? cell(field).map(read) : already;
    }

    BigDecimal amount(String field, String value) {
        try {
            BigDecimal amount = new BigDecimal(value);
            if (amount.precision() - amount.scale() > 15) {
                throw new Unreadable(field, text("import.amount.large", value));
            }
            return amount;
        } catch (NumberFormatException e) {
            throw new Unreadable(field, text("import.amount", value));
        }
    }

    int days(String field, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Unreadable(field, text("import.days", value));
        }
    }

    Currency currency(String field) {
        String code = required(field);
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(field, text("import.currency", code));
        }
    }

    LocalDate date(String field, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new Unreadable(field, text("import.date", value));
        }
    }

    /** ISO date-time; without an offset it is taken as UTC. */
    Instant instant(String field, String value) {
        Instant found = first(
                value,
                Instant::parse,
                v -> OffsetDateTime.parse(v).toInstant(),
                v -> LocalDateTime.parse(v).toInstant(ZoneOffset.UTC));
        if (found == null) {
            throw new Unreadable(field, text("import.instant", value));
        }
        return found;
    }

    <E extends Enum<E>> E oneOf(String field, String value, Class<E> kind) {
        try {
            return Enum.valueOf(kind, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(field, text("import.choice", value, String.join(", ", names(kind))));
        }
    }

    /** Whatever else refuses its value with an {@link IllegalArgumentException} or {@link DateTimeException}. */
    <T> T value(String field, String value, Function<String, T> read, String reasonKey) {
        try {
            return read.apply(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Unreadable(field, text(reasonKey, value));
        }
    }

    @SafeVarargs
    private static @Nullable Instant first(String value, Function<String, Instant>... readings) {
        for (Function<String, Instant> reading : readings) {
            try {
                return reading.apply(value);
            } catch (DateTimeException e) {
                LOG.trace("“{}” has another form", value, e);
            }
        }
        return null;
    }

    private static <E extends Enum<E>> String[] names(Class<E> kind) {
        return Arrays.stream(kind.getEnumConstants()).map(Enum::name).toArray(String[]::new);
    }
}
