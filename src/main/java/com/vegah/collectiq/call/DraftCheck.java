package com.vegah.collectiq.call;

import com.vegah.collectiq.call.CallDraft.Code;
import com.vegah.collectiq.call.CallDraft.NextAction;
import com.vegah.collectiq.call.figures.EnglishFigures;
import com.vegah.collectiq.call.figures.Figure;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether what the AI drafted is of the form asked for, and says no figure that the talk did not hold. */
final class DraftCheck {
    private static final int LONGEST = 600;
    private static final Pattern UNSAFE = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern CARD = Pattern.compile("\\d(?:[ -]?\\d){12,}");

    private final KnownFigures known;

    DraftCheck(KnownFigures known) {
        this.known = known;
    }

    Checked of(Optional<Map<String, Object>> fields) {
        if (fields.isEmpty()) {
            return new Bad("no JSON object");
        }
        Optional<Code> outcome = constant(Code.values(), fields.get().get("outcome"));
        String summary = fields.get().get("summary") instanceof String said
                ? UNSAFE.matcher(said).replaceAll(" ").strip()
                : "";
        if (outcome.isEmpty()) {
            return new Bad("outcome");
        }
        if (summary.isEmpty()
                || summary.length() > LONGEST
                || CARD.matcher(summary).find()) {
            return new Bad("summary");
        }
        Optional<Figure> unknown = EnglishFigures.in(summary, known.today()).stream()
                .filter(figure -> !known.knows(figure) && !isRelative(figure))
                .findFirst();
        return unknown.<Checked>map(figure -> new Bad("figure " + summary.substring(figure.from(), figure.to())))
                .orElse(new Good(
                        summary,
                        outcome.get(),
                        constant(NextAction.values(), fields.get().get("next_action"))));
    }

    private static boolean isRelative(Figure figure) {
        return figure instanceof Figure.Day day && day.relative();
    }

    private static <E extends Enum<E>> Optional<E> constant(
            E[] constants, @org.jspecify.annotations.Nullable Object name) {
        return Stream.of(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst();
    }

    sealed interface Checked {}

    record Good(String summary, Code outcome, Optional<NextAction> next) implements Checked {}

    /** Named by the field that is wrong. */
    record Bad(String why) implements Checked {}
}
