package com.vegah.collectiq.call.figures;

import com.vegah.collectiq.call.figures.Token.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/** Finds the amounts and days in spoken English. Pure; safe for every thread. */
public final class EnglishFigures {
    /** Words that a day counted from today may go on with. */
    private static final Set<String> VAGUE = Set.of(
            "in", "within", "day", "days", "week", "weeks", "month", "months", "end", "from", "now", "after", "this",
            "next");

    private EnglishFigures() {}

    /** All of a whole text, in its order; today is the day on which it is said. */
    public static List<Figure> in(String text, LocalDate today) {
        Reader reader = new Reader(Token.of(text));
        return find(reader, today, i -> Amounts.at(reader, i));
    }

    /** As {@link #in}, and every other number is an amount too: for one who was asked what can be paid and says "fifty". */
    public static List<Figure> mayBeIn(String text, LocalDate today) {
        Reader reader = new Reader(Token.of(text));
        return find(reader, today, i -> Amounts.at(reader, i).or(() -> Amounts.bare(reader, i)));
    }

    /** Those of a text that still grows which nothing that may follow can change: {@code $85,00} may become anything. */
    public static List<Figure> settledIn(String text, LocalDate today) {
        List<Token> tokens = Token.of(text);
        Reader reader = new Reader(tokens);
        int settled = settled(text, reader);
        return find(reader, today, i -> Amounts.at(reader, i)).stream()
                .filter(figure -> figure.to() <= settled)
                .toList();
    }

    private static List<Figure> find(Reader text, LocalDate today, IntFunction<Optional<Amounts.Found>> amounts) {
        List<Figure> figures = new ArrayList<>();
        Days days = new Days(text, today);
        int i = 0;
        while (i < text.size()) {
            Optional<Days.Found> day = days.at(i);
            Optional<Amounts.Found> amount = day.isPresent() ? Optional.empty() : amounts.apply(i);
            int from = text.at(i).from();
            if (day.isPresent()) {
                i = day.get().next();
                figures.add(new Figure.Day(
                        day.get().days(),
                        day.get().relative(),
                        from,
                        text.at(i - 1).to()));
            } else if (amount.isPresent()) {
                i = amount.get().next();
                figures.add(new Figure.Amount(
                        amount.get().value(),
                        amount.get().currencies(),
                        from,
                        text.at(i - 1).to()));
            } else {
                i++;
            }
        }
        return figures;
    }

    /** The end of the last part that what follows cannot change: before the last whole word that can belong to no figure. */
    private static int settled(String text, Reader reader) {
        for (int i = reader.size() - 1; i > 0; i--) {
            Token token = reader.at(i);
            boolean word = token.is(Kind.WORD) && !mayContinue(token.word()) && before(text, token.to(), " ,.?!;:");
            if (word || (isStop(token) && before(text, token.to(), " "))) {
                return reader.at(i - 1).to();
            }
        }
        return 0;
    }

    /** Whether one of these signs (a space stands for all white space) stands there. */
    private static boolean before(String text, int at, String signs) {
        return at < text.length()
                && signs.indexOf(Character.isWhitespace(text.charAt(at)) ? ' ' : text.charAt(at)) >= 0;
    }

    private static boolean isStop(Token token) {
        return token.is(Kind.SIGN) && ".?!;:…".contains(token.text());
    }

    private static boolean mayContinue(String word) {
        return Numbers.mayContinue(word)
                || Days.mayContinue(word)
                || Currencies.mayBePart(word)
                || VAGUE.contains(word)
                || word.equals("rs");
    }
}
