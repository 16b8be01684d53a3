package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.receivable.Stage;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A verdict in two lines, the same wherever it stands: worklist, lawful button, strip. */
public record VerdictWords(Tone tone, String icon, String headline, String detail) {
    private static final Duration SOON = Duration.ofHours(24);

    /** The guard's rule for a payer who owes nothing yet: no reason for red. */
    private static final String NOTHING_DUE = "stage";

    /** What colour and shape the words take. */
    public enum Tone {
        ALLOW,
        HOLD,
        DENY,
        BUSY,
        LATER;

        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static List<String> styles() {
            return List.of("allow", "hold", "deny", "busy", "later");
        }
    }

    public static VerdictWords of(Desk.Row row, Instant now, ZoneId desk) {
        ZoneId there = row.account().payer().place().timeZone().orElse(desk);
        if (row.verdict() instanceof Verdict.Hold hold) {
            return held(hold, now, there);
        }
        if (row.verdict() instanceof Verdict.Deny deny) {
            return denied(deny);
        }
        Verdict.Allow allow = (Verdict.Allow) row.verdict();
        Optional<String> until = allow.until().map(end -> Texts.text("verdict.until", Wording.timeThere(end, there)));
        if (isLetter(row.standing().stage())) {
            String detail = Texts.text(
                    "verdict.letter.detail", Wording.stage(row.standing().stage()));
            return new VerdictWords(Tone.LATER, "fth-mail", Texts.text("verdict.letter"), detail);
        }
        return new VerdictWords(
                Tone.ALLOW, "fth-check-circle", Texts.text("verdict.call"), until.orElse(Texts.text("verdict.noEnd")));
    }

    /** The payer is on the line now. */
    public static VerdictWords onCall(CallView call, Instant now) {
        Instant since = call.answeredAt().orElse(call.createdAt());
        String length = Wording.clock(Duration.between(since, now));
        String headline = call.answeredAt().isPresent()
                ? Texts.text("verdict.onCall", length)
                : Texts.text("phase.now." + call.phase().name());
        String detail = call.answeredAt().isPresent() ? speaking(call) : Texts.text("verdict.dialling", length);
        return new VerdictWords(Tone.BUSY, "fth-radio", headline, detail);
    }

    public static String speaking(CallView call) {
        return call.answeredAt().isPresent()
                ? Texts.text("speaking." + call.speaking().name())
                : Texts.text("phase.now." + call.phase().name());
    }

    /** Stages 1 and 2 are written to, stage 3 is called. */
    public static boolean isLetter(Stage stage) {
        return stage == Stage.STAGE_1 || stage == Stage.STAGE_2;
    }

    /** {@code 08:00 Kolkata} where that is within a day, else {@code Sat 19 Sep}. */
    public static String opening(Instant until, Instant now, ZoneId there) {
        return Duration.between(now, until).compareTo(SOON) <= 0
                ? Wording.timeThere(until, there)
                : Wording.day(until.atZone(there).toLocalDate());
    }

    private static VerdictWords held(Verdict.Hold hold, Instant now, ZoneId there) {
        String headline = Texts.text("verdict.opens", opening(hold.until(), now, there));
        String wait = Wording.wait(Duration.between(now, hold.until()));
        String detail = Texts.text("verdict.opens.detail", wait, hold.by().citation());
        return new VerdictWords(Tone.HOLD, "fth-clock", headline, detail);
    }

    private static VerdictWords denied(Verdict.Deny deny) {
        String key = "verdict.short." + deny.by().rule();
        String headline =
                Texts.bundle().containsKey(key) ? Texts.text(key) : deny.by().says();
        return deny.by().rule().equals(NOTHING_DUE)
                ? new VerdictWords(Tone.LATER, "fth-minus", headline, deny.by().citation())
                : new VerdictWords(Tone.DENY, "fth-slash", headline, deny.by().citation());
    }
}
