package com.vegah.collectiq.value;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what may be a payment card's number in text: 13 digits and more (ISO/IEC 7812), in figures or spoken one by one, in groups or not.
 * No check digit is asked for: one that was misheard is as secret. Pure; safe for every thread.
 */
public final class CardNumbers {
    /** The shortest card number. */
    public static final int FEWEST = 13;
    /** A number of which so much was said may become one. */
    public static final int OPEN = 8;
    /** What stands in a card number's place. */
    public static final String SIGN = "[card number]";

    private static final Pattern TOKEN = Pattern.compile("\\p{L}+|\\d+|[^\\p{L}\\d]+");
    private static final Pattern BETWEEN = Pattern.compile("[\\s.,;:\u2013\u2014-]*");
    private static final Set<String> DIGITS = words("zero oh nought one two three four five six seven eight nine"
            + " cero uno dos tres cuatro cinco seis siete ocho nueve null eins zwei drei vier fünf sechs sieben acht neun"
            + " twenty thirty forty fifty sixty seventy eighty ninety");
    private static final Set<String> PAIRS =
            words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen");
    private static final Set<String> FILLERS = words("and then uh um er like y und dann double triple");

    private CardNumbers() {}

    /** A run of digits: where it stands, and how many there are. */
    public record Run(int from, int until, int digits) {}

    /** The text with every card number replaced. */
    public static String mask(String text) {
        return without(text, FEWEST);
    }

    /** The text without any number of so many digits and more. */
    public static String without(String text, int fewest) {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (Run run : runs(text)) {
            if (run.digits() >= fewest) {
                masked.append(text, done, run.from()).append(SIGN);
                done = run.until();
            }
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    /** Every run of digits, in order. */
    public static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        Reading reading = new Reading(runs);
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            reading.token(token.group().toLowerCase(Locale.ROOT), token.start(), token.end());
        }
        reading.end();
        return runs;
    }

    private static Set<String> words(String all) {
        return new HashSet<>(List.of(all.split(" ")));
    }

    private static final class Reading {
        private final List<Run> runs;
        private int from = -1;
        private int until;
        private int digits;
        private int times = 1;

        private Reading(List<Run> runs) {
            this.runs = runs;
        }

        private void token(String token, int start, int end) {
            if (Character.isDigit(token.charAt(0))) {
                add(token.length(), start, end);
            } else if (DIGITS.contains(token)) {
                add(times, start, end);
            } else if (PAIRS.contains(token)) {
                add(2, start, end);
            } else if (FILLERS.contains(token)) {
                times = token.equals("double") ? 2 : token.equals("triple") ? 3 : 1;
            } else if (!BETWEEN.matcher(token).matches()) {
                end();
            }
        }

        private void add(int count, int start, int end) {
            from = from < 0 ? start : from;
            until = end;
            digits += count;
            times = 1;
        }

        private void end() {
            if (from >= 0) {
                runs.add(new Run(from, until, digits));
            }
            from = -1;
            digits = 0;
            times = 1;
        }
    }
}
