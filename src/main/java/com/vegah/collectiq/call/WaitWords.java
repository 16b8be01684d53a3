package com.vegah.collectiq.call;

import com.vegah.collectiq.value.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people say to one who is about to hang up: the short phrases of the texts, in the call's language and in English. Pure. */
final class WaitWords {
    private static final String KEY = "call.turn.wait.";
    private static final String ENGLISH = "en";
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    /** Whoever speaks longer is not asking for a moment. */
    private static final int MOST_WORDS = 15;

    private final List<String> phrases;

    /** {@code language} is an IETF tag; one that we have no phrases for counts as English alone. */
    WaitWords(String language) {
        phrases = Stream.of(Locale.forLanguageTag(language).getLanguage(), ENGLISH)
                .distinct()
                .map(tag -> KEY + tag)
                .filter(key -> Texts.bundle().containsKey(key))
                .flatMap(key -> Arrays.stream(Texts.text(key).split(",")))
                .map(WaitWords::plain)
                .toList();
    }

    boolean in(String words) {
        String said = plain(words);
        return said.split(" ").length - 2 <= MOST_WORDS && phrases.stream().anyMatch(said::contains);
    }

    /** Words alone, each between blanks. */
    private static String plain(String words) {
        return " "
                + NOT_A_WORD
                        .matcher(words.toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip() + " ";
    }
}
