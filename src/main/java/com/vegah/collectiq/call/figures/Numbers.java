package com.vegah.collectiq.call.figures;

import com.vegah.collectiq.call.figures.Token.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one number, in digits ({@code 85,000.50}, {@code 1,20,000}, {@code 85k}), in words ({@code eighty-five thousand}) or mixed. */
final class Numbers {
    private static final Map<String, Integer> SMALL = small();
    private static final Map<String, Integer> ORDINALS = ordinals();
    private static final Map<String, Long> SCALES = Map.ofEntries(
            Map.entry("thousand", 1_000L),
            Map.entry("k", 1_000L),
            Map.entry("lakh", 100_000L),
            Map.entry("lakhs", 100_000L),
            Map.entry("million", 1_000_000L),
            Map.entry("m", 1_000_000L),
            Map.entry("crore", 10_000_000L),
            Map.entry("crores", 10_000_000L),
            Map.entry("billion", 1_000_000_000L));
    private static final Set<String> LETTERS = Set.of("k", "m");
    private static final int MOST_DIGITS = 15;

    private Numbers() {}

    /** A number from one part of the text up to another; scaled: said with a hundred or more, in groups, or with hundredths. */
    record Found(BigDecimal value, boolean scaled, boolean ordinal, int next) {
        boolean within(int low, int high) {
            return value.stripTrailingZeros().scale() <= 0
                    && value.compareTo(BigDecimal.valueOf(low)) >= 0
                    && value.compareTo(BigDecimal.valueOf(high)) <= 0;
        }
    }

    static Optional<Found> at(Reader text, int start) {
        if (text.is(start, Kind.ORDINAL)) {
            String digits = text.at(start).text().replaceAll("\\D", "");
            return Optional.of(new Found(new BigDecimal(digits), false, true, start + 1));
        }
        return new Sum(text, start).read();
    }

    /** Whether a word may belong to a number. */
    static boolean mayContinue(String word) {
        return SMALL.containsKey(word)
                || ORDINALS.containsKey(word)
                || SCALES.containsKey(word)
                || Set.of("hundred", "hundredth", "and", "point", "a", "half", "oh", "-", "–")
                        .contains(word);
    }

    static boolean isSmall(String word) {
        return SMALL.containsKey(word);
    }

    /** Adds up the words as they come and stops at the first that does not fit. */
    private static final class Sum {
        private final Reader text;
        private int i;
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal group = BigDecimal.ZERO;
        private long lastScale = Long.MAX_VALUE;
        private boolean any;
        private boolean inGroup;
        private boolean scaled;
        private boolean ordinal;

        private Sum(Reader text, int start) {
            this.text = text;
            this.i = start;
        }

        private Optional<Found> read() {
            boolean reading = begin();
            while (reading && !ordinal) {
                reading = step();
            }
            return any ? Optional.of(new Found(total.add(group), scaled, ordinal, i)) : Optional.empty();
        }

        private boolean begin() {
            if (text.is(i, Kind.NUMBER)) {
                return digits();
            }
            String word = text.word(i);
            if (word.equals("half") && text.word(i + 1).equals("a") && SCALES.containsKey(text.word(i + 2))) {
                return half(i + 2);
            }
            boolean one = word.equals("a") || word.equals("an");
            if (one && (text.word(i + 1).equals("hundred") || SCALES.containsKey(text.word(i + 1)))) {
                take(BigDecimal.ONE);
                return true;
            }
            return small();
        }

        private boolean digits() {
            String digits = text.at(i).text().replace(",", "");
            if (digits.length() > MOST_DIGITS) {
                return false;
            }
            boolean grouped = text.at(i).text().contains(",");
            take(new BigDecimal(digits));
            scaled = grouped || group.scale() == 2;
            boolean glued = text.at(i).from() == text.at(i - 1).to();
            return !LETTERS.contains(text.word(i)) || glued;
        }

        private boolean half(int scale) {
            group = BigDecimal.valueOf(SCALES.getOrDefault(text.word(scale), 1L))
                    .movePointRight(1)
                    .divide(BigDecimal.valueOf(20));
            any = true;
            scaled = true;
            i = scale + 1;
            return false;
        }

        private void take(BigDecimal value) {
            group = value;
            any = true;
            inGroup = true;
            i++;
        }

        private boolean step() {
            String word = text.word(i);
            if (word.equals("hundred")) {
                return hundred();
            }
            if (SCALES.containsKey(word)) {
                return scale(SCALES.getOrDefault(word, 1L));
            }
            return switch (word) {
                case "-", "–" -> hyphen();
                case "and" -> and();
                case "point" -> point();
                default -> small();
            };
        }

        private boolean hundred() {
            if (!inGroup || group.signum() == 0 || group.compareTo(BigDecimal.valueOf(100)) >= 0) {
                return false;
            }
            group = group.movePointRight(2);
            scaled = true;
            i++;
            return true;
        }

        private boolean scale(long by) {
            boolean letter = LETTERS.contains(text.word(i));
            if (!inGroup
                    || by >= lastScale
                    || (letter && text.at(i).from() != text.at(i - 1).to())) {
                return false;
            }
            total = total.add(group.multiply(BigDecimal.valueOf(by)));
            group = BigDecimal.ZERO;
            inGroup = false;
            lastScale = by;
            scaled = true;
            i++;
            return true;
        }

        private boolean hyphen() {
            if (!SMALL.containsKey(text.word(i + 1)) && !ORDINALS.containsKey(text.word(i + 1))) {
                return false;
            }
            i++;
            if (small()) {
                return true;
            }
            i--;
            return false;
        }

        /** {@code one hundred and five}, {@code two and a half thousand}. */
        private boolean and() {
            if (text.word(i + 1).equals("a")
                    && text.word(i + 2).equals("half")
                    && SCALES.containsKey(text.word(i + 3))) {
                group = group.add(new BigDecimal("0.5"));
                i += 3;
                return true;
            }
            if (!scaled) {
                return false;
            }
            i++;
            if (small()) {
                return true;
            }
            i--;
            return false;
        }

        private boolean point() {
            StringBuilder decimals = new StringBuilder();
            int next = i + 1;
            while (digit(next) >= 0) {
                decimals.append(digit(next++));
            }
            if (decimals.isEmpty()) {
                return false;
            }
            group = group.add(new BigDecimal("0." + decimals));
            scaled |= decimals.length() == 2;
            i = next;
            return SCALES.containsKey(text.word(i));
        }

        private int digit(int at) {
            int value = text.word(at).equals("oh") ? 0 : SMALL.getOrDefault(text.word(at), -1);
            return value <= 9 ? value : -1;
        }

        /** A number under a hundred that fits what stands before it: an eighty after nothing, a five after that. */
        private boolean small() {
            String word = text.word(i);
            ordinal = ORDINALS.containsKey(word);
            Integer value = ordinal ? ORDINALS.get(word) : SMALL.get(word);
            if (value == null || (any && value == 0) || !fits(value)) {
                ordinal = false;
                return false;
            }
            group = group.add(BigDecimal.valueOf(value));
            any = true;
            inGroup = true;
            i++;
            return true;
        }

        private boolean fits(int value) {
            if (group.stripTrailingZeros().scale() > 0) {
                return false;
            }
            long under = group.longValue() % 100;
            long places = value >= 10 ? under : under >= 20 && under % 10 == 0 ? 0 : under;
            return places == 0 && (!inGroup || group.signum() > 0);
        }
    }

    private static Map<String, Integer> small() {
        Map<String, Integer> small = new HashMap<>();
        String[] words =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                                + "seventeen eighteen nineteen")
                        .split(" ");
        for (int i = 0; i < words.length; i++) {
            small.put(words[i], i);
        }
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) {
            small.put(tens[i], 20 + 10 * i);
        }
        return Map.copyOf(small);
    }

    private static Map<String, Integer> ordinals() {
        Map<String, Integer> ordinals = new HashMap<>();
        String[] words =
                ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
                                + "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
                        .split(" ");
        for (int i = 0; i < words.length; i++) {
            ordinals.put(words[i], i + 1);
        }
        ordinals.put("thirtieth", 30);
        return Map.copyOf(ordinals);
    }
}
