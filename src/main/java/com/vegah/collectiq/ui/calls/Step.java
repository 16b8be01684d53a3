package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.call.Phase;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One step of the phase row: what, whether it was, is or comes, and a time beside it. */
record Step(String name, State state, String detail) {
    enum State {
        DONE,
        NOW,
        NEXT,
        MISSED;

        String icon() {
            return switch (this) {
                case DONE -> "fth-check-circle";
                case NOW -> "fth-disc";
                case NEXT -> "fth-circle";
                case MISSED -> "fth-minus";
            };
        }

        String style() {
            return switch (this) {
                case DONE -> "allow";
                case NOW -> "busy";
                case NEXT, MISSED -> "later";
            };
        }
    }

    /** The row of a call: dialling, ringing, answered, identity, negotiating, goodbye. */
    static List<Step> of(CallView call, ZoneId zone) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(
                Texts.text("step.dialling"),
                reached(call, Phase.DIALLING, Phase.RINGING, call.ringingAt().or(call::answeredAt)),
                Wording.exact(call.createdAt(), zone)));
        steps.add(new Step(
                Texts.text("step.ringing"),
                reached(call, Phase.RINGING, Phase.ANSWERED, call.answeredAt()),
                call.ringingAt().map(from -> rang(from, call)).orElse("")));
        steps.add(new Step(
                Texts.text("step.answered"),
                call.answeredAt().isPresent() ? State.DONE : later(call),
                call.answeredAt().map(at -> Wording.time(at, zone)).orElse("")));
        steps.add(new Step(
                Texts.text("step.identity"),
                reached(call, Phase.ANSWERED, Phase.IDENTIFIED, call.identifiedAt()),
                call.identifiedAt().map(at -> since(call, at)).orElse("")));
        steps.add(new Step(
                Texts.text("step.negotiating"),
                call.over() && call.identifiedAt().isPresent()
                        ? State.DONE
                        : reached(call, Phase.IDENTIFIED, Phase.GOODBYE, Optional.empty()),
                ""));
        steps.add(new Step(
                Texts.text(call.over() ? "step.ended" : "step.goodbye"),
                call.over() ? State.DONE : reached(call, Phase.GOODBYE, Phase.ENDED, Optional.empty()),
                call.endedAt().map(at -> Wording.time(at, zone)).orElse("")));
        return steps;
    }

    private static State reached(CallView call, Phase from, Phase next, Optional<Instant> proof) {
        if (proof.isPresent()) {
            return State.DONE;
        }
        if (call.over()) {
            return State.MISSED;
        }
        if (call.phase().compareTo(next) >= 0) {
            return State.DONE;
        }
        return call.phase().compareTo(from) >= 0 ? State.NOW : State.NEXT;
    }

    private static State later(CallView call) {
        return call.over() ? State.MISSED : State.NEXT;
    }

    private static String rang(Instant from, CallView call) {
        return call.answeredAt()
                .or(call::endedAt)
                .map(to -> Texts.text("step.seconds", Duration.between(from, to).toSeconds()))
                .orElse("");
    }

    private static String since(CallView call, Instant at) {
        return Wording.clock(Duration.between(call.answeredAt().orElse(call.createdAt()), at));
    }
}
