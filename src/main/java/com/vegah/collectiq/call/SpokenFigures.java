package com.vegah.collectiq.call;

import com.vegah.collectiq.call.figures.EnglishFigures;
import com.vegah.collectiq.call.figures.Figure;
import com.vegah.collectiq.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds amounts and days in what was said, in figures ({@code $85,000.00}, {@code December 4th}, {@code 2026-12-04}) and in words
 * ({@code eighty-five thousand dollars}, {@code the fourth of December}). English as {@link EnglishFigures} reads it; other languages by
 * their digits, and by words as the given speller writes them. Pure; not for more than one thread.
 */
final class SpokenFigures {
    private static final Pattern ISO = Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2})\\b");
    /** Thousands are set apart by comma, dot, blank or apostrophe; Indian groups of two as well. */
    private static final Pattern GROUP =
            Pattern.compile("(?<=\\d)[,.'\u2019\u00a0\u202f ](?=(\\d{2}[,.'\u2019\u00a0\u202f ])*\\d{3}(?!\\d))");

    private final InWords words;

    SpokenFigures(InWords words) {
        this.words = words;
    }

    /** Whether the amount is in the text, with or without its currency. */
    boolean say(String text, Money money) {
        if (english()) {
            return EnglishFigures.in(text, LocalDate.EPOCH).stream()
                    .anyMatch(figure -> figure instanceof Figure.Amount amount && amount.is(money));
        }
        BigDecimal amount = money.amount().stripTrailingZeros();
        BigDecimal whole = new BigDecimal(amount.toBigInteger());
        Set<BigDecimal> said = numbers(text);
        if (said.contains(amount)) {
            return true;
        }
        BigDecimal hundredths = amount.subtract(whole).movePointRight(2).stripTrailingZeros();
        boolean inParts = said.contains(whole.stripTrailingZeros()) && said.contains(hundredths);
        return inParts || plain(text).contains(plain(words.money(money)));
    }

    /** Whether the day is in the text: by month and day, as an ISO date, or in words. The year goes without saying. */
    boolean say(String text, LocalDate day) {
        if (english()) {
            return EnglishFigures.in(text, day).stream()
                    .anyMatch(figure -> figure instanceof Figure.Day said && !said.relative() && said.is(day));
        }
        Matcher iso = ISO.matcher(text);
        while (iso.find()) {
            if (iso.group(1).equals(day.toString())) {
                return true;
            }
        }
        String said = plain(text);
        boolean month = List.of(Locale.ENGLISH, words.locale()).stream()
                .flatMap(locale -> List.of(TextStyle.FULL, TextStyle.SHORT, TextStyle.FULL_STANDALONE).stream()
                        .map(style -> plain(day.getMonth().getDisplayName(style, locale))))
                .anyMatch(said::contains);
        boolean number =
                numbers(text).contains(BigDecimal.valueOf(day.getDayOfMonth()).stripTrailingZeros());
        return (month && number) || said.contains(plain(words.date(day)));
    }

    private boolean english() {
        return words.locale().getLanguage().equals("en");
    }

    /** Every number in the text, without trailing zeros. */
    static Set<BigDecimal> numbers(String text) {
        Set<BigDecimal> found = new HashSet<>();
        NumberWords reading = new NumberWords(found);
        String joined = GROUP.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        for (String token : joined.split("[^\\p{L}\\p{N}.]+")) {
            reading.token(token);
        }
        reading.end();
        return found;
    }

    /** Words alone, each between blanks. */
    private static String plain(String text) {
        return " "
                + text.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
                        .strip() + " ";
    }
}
