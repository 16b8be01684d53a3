package com.vegah.collectiq.rehearsal.payer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people say them, {@code Friday, December 4th}: written into a payer's lines, and made out again by the one who listens. */
public final class SpokenDay {
    private static final Pattern PLACE = Pattern.compile("\\{day\\+(\\d+)}");
    private static final Pattern SPOKEN = Pattern.compile(
            "(January|February|March|April|May|June|July|August|September|October|November|December) (\\d{1,2})");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM d", Locale.US);

    private SpokenDay() {}

    /** Every {@code {day+9}} becomes the day so many days after today. */
    public static String fill(String line, LocalDate today) {
        return PLACE.matcher(line).replaceAll(found -> say(today.plusDays(Long.parseLong(found.group(1)))));
    }

    public static String say(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US) + ", " + MONTH.format(day)
                + ending(day.getDayOfMonth());
    }

    /** The first such day from today on. */
    public static Optional<LocalDate> hear(String words, LocalDate today) {
        Matcher matcher = SPOKEN.matcher(words);
        if (!matcher.find()) {
            return Optional.empty();
        }
        for (int days = 0; days <= 366; days++) {
            LocalDate day = today.plusDays(days);
            if (MONTH.format(day).equals(matcher.group(1) + " " + Integer.parseInt(matcher.group(2)))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static String ending(int day) {
        if (day / 10 == 1) {
            return "th";
        }
        return switch (day % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
