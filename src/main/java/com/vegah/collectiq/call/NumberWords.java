package com.vegah.collectiq.call;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts English number words and figures together as they come, word by word: {@code eighty five thousand} is one number, {@code five six} are two. */
final class NumberWords {
    private static final Pattern FIGURE = Pattern.compile("(\\d+(?:\\.\\d+)?)(st|nd|rd|th|k|m)?\\.?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Map<String, Integer> SMALL = small();
    private static final Map<String, Long> SCALES = Map.of(
            "thousand",
            1_000L,
            "lakh",
            100_000L,
            "lakhs",
            100_000L,
            "million",
            1_000_000L,
            "crore",
            10_000_000L,
            "crores",
            10_000_000L,
            "billion",
            1_000_000_000L);

    private final Set<BigDecimal> found;
    private BigDecimal total = BigDecimal.ZERO;
    private BigDecimal current = BigDecimal.ZERO;
    private BigDecimal last = BigDecimal.ZERO;
    private boolean open;
    private boolean and;

    NumberWords(Set<BigDecimal> found) {
        this.found = found;
    }

    void token(String token) {
        Matcher figure = FIGURE.matcher(token);
        String word = token.replace(".", "");
        if (figure.matches()) {
            figure(new BigDecimal(figure.group(1)), figure.group(2));
        } else if (SMALL.containsKey(word)) {
            small(BigDecimal.valueOf(SMALL.get(word)));
        } else if (word.startsWith("hundred") && open) {
            current = current.signum() == 0 ? HUNDRED : current.multiply(HUNDRED);
            last = HUNDRED;
        } else if (word.startsWith("hundred")) {
            small(HUNDRED);
        } else if (SCALES.containsKey(word)) {
            scale(BigDecimal.valueOf(SCALES.get(word)));
        } else if (word.equals("and") && open) {
            and = true;
            return;
        } else if (!word.isEmpty()) {
            end();
        }
        and = false;
    }

    /** The last number is whole. */
    void end() {
        if (open) {
            found.add(total.add(current).stripTrailingZeros());
        }
        total = BigDecimal.ZERO;
        current = BigDecimal.ZERO;
        last = BigDecimal.ZERO;
        open = false;
        and = false;
    }

    private void figure(BigDecimal value, String ending) {
        if (open && !and) {
            end();
        }
        begin(value);
        if ("k".equals(ending)) {
            scale(BigDecimal.valueOf(1_000));
        } else if ("m".equals(ending)) {
            scale(BigDecimal.valueOf(1_000_000));
        }
    }

    /** A word under a hundred goes on with a number only where it is the smaller part of it: twenty four, but five six are two. */
    private void small(BigDecimal value) {
        boolean ten = last.compareTo(BigDecimal.TEN) > 0
                && last.compareTo(HUNDRED) < 0
                && last.remainder(BigDecimal.TEN).signum() == 0;
        boolean goesOn = !open || last.compareTo(HUNDRED) >= 0 || (ten && value.compareTo(BigDecimal.TEN) < 0);
        if (!goesOn) {
            end();
        }
        begin(value);
    }

    private void begin(BigDecimal value) {
        current = current.add(value);
        last = value;
        open = true;
    }

    private void scale(BigDecimal by) {
        BigDecimal counted = current.signum() == 0 && !open ? BigDecimal.ONE : current;
        total = total.add(counted.multiply(by));
        current = BigDecimal.ZERO;
        last = by;
        open = true;
    }

    private static Map<String, Integer> small() {
        Map<String, Integer> small = new HashMap<>();
        String[] upToNineteen =
                ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                                + " seventeen eighteen nineteen")
                        .split(" ");
        String[] ordinals =
                ("zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
                                + " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
                        .split(" ");
        for (int i = 0; i < upToNineteen.length; i++) {
            small.put(upToNineteen[i], i);
            small.put(ordinals[i], i);
        }
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) {
            small.put(tens[i], 20 + 10 * i);
            small.put(tens[i].replaceAll("y$", "ieth"), 20 + 10 * i);
        }
        return small;
    }
}
