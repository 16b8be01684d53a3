package com.vegah.collectiq.call.figures;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import com.vegah.collectiq.call.figures.Token.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What currencies are called in English: names as ICU has them, and the last word of each alone, which may mean several. */
final class Currencies {
    private static final int LONGEST_NAME = 4;
    private static final Map<String, Set<String>> NAMES = names();
    private static final Map<String, Set<String>> SIGNS = Map.of(
            "$", NAMES.getOrDefault("dollars", Set.of("USD")),
            "€", Set.of("EUR"),
            "£", NAMES.getOrDefault("pounds", Set.of("GBP")),
            "₹", Set.of("INR"),
            "¥", Set.of("JPY", "CNY"));
    private static final Set<String> PARTS = NAMES.keySet().stream()
            .flatMap(name -> Stream.of(name.split(" ")))
            .map(part -> part.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> HUNDREDTHS =
            Set.of("cent", "cents", "penny", "pennies", "pence", "paisa", "paise", "centavos", "fils", "halalas");

    private Currencies() {}

    record Found(Set<String> codes, int next) {}

    /** A name or code from one part of the text on; the longest counts. */
    static Optional<Found> at(Reader text, int start) {
        StringBuilder name = new StringBuilder();
        Optional<Found> found = Optional.empty();
        for (int i = start; i < start + LONGEST_NAME && text.is(i, Kind.WORD); i++) {
            name.append(name.isEmpty() ? "" : " ").append(text.word(i));
            Set<String> codes = NAMES.get(name.toString());
            if (codes != null) {
                found = Optional.of(new Found(codes, i + 1));
            }
        }
        return found.or(() -> code(text, start));
    }

    /** A sign or code before a number: {@code $}, {@code US$}, {@code INR}, {@code Rs.} */
    static Optional<Found> before(Reader text, int start) {
        if (text.is(start, Kind.CURRENCY)) {
            return Optional.of(new Found(SIGNS.getOrDefault(text.word(start), Set.of()), start + 1));
        }
        if (text.word(start).equals("us") && text.word(start + 1).equals("$")) {
            return Optional.of(new Found(Set.of("USD"), start + 2));
        }
        if (text.word(start).equals("rs")) {
            return Optional.of(new Found(Set.of("INR"), text.word(start + 1).equals(".") ? start + 2 : start + 1));
        }
        return code(text, start);
    }

    static boolean isHundredth(String word) {
        return HUNDREDTHS.contains(word);
    }

    /** Whether a word may stand in a currency's name. */
    static boolean mayBePart(String word) {
        return PARTS.contains(word) || isHundredth(word);
    }

    private static Optional<Found> code(Reader text, int i) {
        String written = text.at(i).text();
        boolean known = written.length() == 3
                && written.equals(written.toUpperCase(Locale.ROOT))
                && NAMES.containsKey("code " + written);
        return known ? Optional.of(new Found(Set.of(written), i + 1)) : Optional.empty();
    }

    private static Map<String, Set<String>> names() {
        Map<String, Set<String>> names = new HashMap<>();
        for (java.util.Currency currency : java.util.Currency.getAvailableCurrencies()) {
            String code = currency.getCurrencyCode();
            boolean circulates = currency.getDefaultFractionDigits() >= 0
                    && !currency.getDisplayName(Locale.ENGLISH).contains("(");
            if (circulates && !code.startsWith("X")) {
                add(names, "code " + code, code);
                name(names, code, "one");
                name(names, code, "other");
            }
        }
        add(names, "bucks", "USD");
        add(names, "pounds sterling", "GBP");
        add(names, "american dollars", "USD");
        return names;
    }

    private static void name(Map<String, Set<String>> names, String code, String plural) {
        String name = Currency.getInstance(code)
                .getName(ULocale.ENGLISH, Currency.PLURAL_LONG_NAME, plural, null)
                .toLowerCase(Locale.ROOT);
        add(names, name, code);
        add(names, name.substring(name.lastIndexOf(' ') + 1), code);
    }

    private static void add(Map<String, Set<String>> names, String name, String code) {
        names.computeIfAbsent(name, any -> new TreeSet<>()).add(code);
    }
}
