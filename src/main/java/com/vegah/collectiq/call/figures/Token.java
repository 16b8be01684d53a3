package com.vegah.collectiq.call.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word, number or sign of a text. */
record Token(Kind kind, String text, int from, int to) {
    private static final Pattern PARTS = Pattern.compile("(?<iso>\\d{4}-\\d{2}-\\d{2})"
            + "|(?<slash>\\d{1,2}/\\d{1,2}(?:/\\d{4}|/\\d{2})?(?![\\d/]))"
            + "|(?<ordinal>\\d{1,2}(?:st|nd|rd|th)\\b)"
            + "|(?<number>\\d+(?:,\\d{2,3})*(?:\\.\\d+)?)"
            + "|(?<currency>[$€£₹¥])"
            + "|(?<word>\\p{L}+(?:['’]\\p{L}+)*)"
            + "|(?<sign>\\S)");
    private static final Pattern STATES = Pattern.compile("\\bU\\.S\\.(?=\\s*[Dd$])");

    enum Kind {
        ISO,
        SLASH,
        ORDINAL,
        NUMBER,
        CURRENCY,
        WORD,
        SIGN
    }

    static List<Token> of(String text) {
        // of the same length, so that places in the text stay what they are
        String plain = STATES.matcher(text).replaceAll("US  ");
        List<Token> tokens = new ArrayList<>();
        Matcher found = PARTS.matcher(plain);
        while (found.find()) {
            tokens.add(new Token(kind(found), found.group(), found.start(), found.end()));
        }
        return tokens;
    }

    private static Kind kind(Matcher found) {
        for (Kind kind : Kind.values()) {
            if (found.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
                return kind;
            }
        }
        throw new IllegalStateException("A part of no kind: " + found.group());
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** In small letters. */
    String word() {
        return text.toLowerCase(Locale.ROOT);
    }
}
