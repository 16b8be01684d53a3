package com.vegah.collectiq.call;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a name given on the telephone is one that the books hold, whatever its case, accents, spacing and order. */
final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’`´]");
    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "herr", "frau", "sr", "sra", "mme");

    private Names() {}

    /** The best match with any of the names on record. */
    static Match match(String given, List<String> onRecord) {
        return onRecord.stream()
                .map(known -> match(words(given), words(known)))
                .min(Match::compareTo)
                .orElse(Match.NONE);
    }

    private static Match match(List<String> given, List<String> known) {
        if (given.isEmpty() || known.isEmpty()) {
            return Match.NONE;
        }
        if (sorted(given).equals(sorted(known)) || String.join("", given).equals(String.join("", known))) {
            return Match.FULL;
        }
        return known.containsAll(given) ? Match.PART : Match.NONE;
    }

    /** So that “Doe, Jane” is “Jane Doe”. */
    private static List<String> sorted(List<String> words) {
        return words.stream().sorted().toList();
    }

    private static List<String> words(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        Stream<String> words =
                Arrays.stream(APART.split(APOSTROPHES.matcher(plain).replaceAll("")));
        return words.filter(word -> !word.isEmpty() && !TITLES.contains(word)).toList();
    }

    /** FULL: the name on record. PART: some words of it and no other, a first name perhaps. */
    enum Match {
        FULL,
        PART,
        NONE
    }
}
