package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.call.figures.EnglishFigures;
import com.vegah.collectiq.call.figures.Figure;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Watches the figures the AI speaks, while it speaks them. One that neither a tool nor the payer has named is flagged, what was not heard
 * of it never will be, and the AI corrects itself; before the party is verified any amount is too much. English calls only: in other
 * languages nothing is judged. Touched from the call's mailbox alone.
 *
 * <p>The days of the calendar are held to what is known; days counted from today ({@code next Friday}) are proposals as long as nothing
 * was promised.
 */
final class FigureGuard {
    /** For the payer's words, which often arrive when the AI answers them already. What they would have shown is then not known. */
    static final Duration FOR_WORDS = Duration.ofSeconds(5);

    /** After so many corrections on end the AI is told to name no figure at all; after one more it is only silenced. */
    private static final int MOST_CORRECTIONS = 2;

    /** Digits one by one or in groups, but not so many that it could be a card's number. */
    private static final Pattern DIGITS = Pattern.compile("(?<![\\d,.-])\\d(?:[ -]?\\d){3,11}(?![\\d,.])(?![ -]\\d)");

    private final Floor floor;
    private final Works works;
    private final boolean english;
    private final KnownFigures known = new KnownFigures(this::today);
    private final Map<String, Integer> judged = new HashMap<>();
    private final Set<String> flagged = new HashSet<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int corrections;
    private boolean deaf;

    FigureGuard(Floor floor, Works works) {
        this.floor = floor;
        this.works = works;
        this.deaf = works.rules().settings().openai().transcriptionModel().isBlank();
        this.english = works.rules()
                .instructions()
                .language(floor.state().account())
                .toLowerCase(Locale.ROOT)
                .startsWith("en");
    }

    KnownFigures known() {
        return known;
    }

    /** The AI's words have grown. */
    void said(String itemId, String delta) {
        if (english && delta.chars().anyMatch(Character::isWhitespace)) {
            judge(itemId, EnglishFigures.settledIn(floor.conversation().words(itemId), today()));
        }
    }

    /** These were all. */
    void saidAll(String itemId) {
        if (english) {
            judge(itemId, EnglishFigures.in(floor.conversation().words(itemId), today()));
        }
    }

    /** What the AI is told by a tool, it may say. */
    void learn(Map<String, Object> result) {
        known.learn(result);
    }

    /** The payer's figures may be said back, and are to be before anything is recorded. */
    void payerSaid(String words) {
        if (!words.isBlank()) {
            corrections = 0;
        }
        List<Figure> found = english ? known.learnFromPayer(words) : List.of();
        List<String> named = found.stream()
                .map(figure -> words.substring(figure.from(), figure.to()))
                .toList();
        String figures = Stream.concat(
                        named.stream(), DIGITS.matcher(words).results().map(digits -> digits.group()))
                .distinct()
                .map(figure -> "“" + figure + "”")
                .collect(Collectors.joining(", "));
        if (!figures.isEmpty() && floor.state().identified()) {
            // bare digits may turn out to be the first of a card's
            floor.event("figure.named", String.join(", ", named));
            floor.note(text("call.figure.read-back", figures));
        }
        wordsCame();
    }

    /** The payer said something of which nobody knows what: no figure can be held against it any more. */
    void payerUnclear() {
        deaf = true;
        wordsCame();
    }

    private void judge(String itemId, List<Figure> figures) {
        int from = judged.getOrDefault(itemId, 0);
        for (Figure figure : figures) {
            if (figure.from() >= from && !flagged.contains(itemId)) {
                judged.put(itemId, figure.to());
                judge(itemId, figure);
            }
        }
    }

    private void judge(String itemId, Figure figure) {
        if (may(figure)) {
            return;
        }
        if (!awaitsWords()) {
            flag(itemId, figure);
            return;
        }
        Runnable again = () -> judgeAgain(itemId, figure);
        waiting.add(again);
        floor.later(FOR_WORDS, () -> {
            if (waiting.remove(again)) {
                floor.event("figure.unproven", quote(itemId, figure));
            }
        });
    }

    private void judgeAgain(String itemId, Figure figure) {
        if (!may(figure) && !flagged.contains(itemId) && !floor.conversation().wasCut(itemId)) {
            flag(itemId, figure);
        }
    }

    /** What waited for the payer's words is judged once no more are to come. */
    private void wordsCame() {
        if (!awaitsWords()) {
            List<Runnable> again = List.copyOf(waiting);
            waiting.clear();
            again.forEach(Runnable::run);
        }
    }

    private boolean awaitsWords() {
        return floor.state().identified() && floor.conversation().wordsOutstanding();
    }

    private String quote(String itemId, Figure figure) {
        String words = floor.conversation().words(itemId);
        return words.substring(Math.min(figure.from(), words.length()), Math.min(figure.to(), words.length()));
    }

    private boolean may(Figure figure) {
        if (!floor.state().identified()) {
            return figure instanceof Figure.Day day && (isProposal(day) || known.isHarmless(day));
        }
        return known.knows(figure) || (figure instanceof Figure.Day day && !known.promised() && isProposal(day));
    }

    private boolean isProposal(Figure.Day day) {
        return day.relative() && day.days().stream().anyMatch(when -> !when.isBefore(today()));
    }

    private void flag(String itemId, Figure figure) {
        String said = quote(itemId, figure);
        boolean verified = floor.state().identified();
        if (verified && deaf) {
            floor.event("figure.unproven", said);
            return;
        }
        flagged.add(itemId);
        floor.event(verified ? "figure.unmatched" : "figure.before-verification", said);
        floor.unsay(correction(said, verified));
    }

    /** What is to be said instead; nothing where the AI does not learn. */
    private Optional<String> correction(String said, boolean verified) {
        corrections++;
        if (corrections > MOST_CORRECTIONS + 1) {
            floor.event("figure.given-up", said);
            return Optional.empty();
        }
        if (!verified) {
            return Optional.of(text("call.figure.unverified"));
        }
        if (corrections > MOST_CORRECTIONS) {
            return Optional.of(text("call.figure.none"));
        }
        InWords words = new InWords("en");
        return Optional.of(text("call.figure.correct", said, known.inWords(words)));
    }

    private LocalDate today() {
        ZoneId there = floor.state()
                .account()
                .payer()
                .place()
                .timeZone()
                .orElse(works.time().clock().getZone());
        return LocalDate.now(works.time().clock().withZone(there));
    }
}
