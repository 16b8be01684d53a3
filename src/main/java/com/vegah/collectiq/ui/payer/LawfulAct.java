package com.vegah.collectiq.ui.payer;

import com.vegah.collectiq.call.CallView;
import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.ui.place.VerdictWords;
import com.vegah.collectiq.ui.place.VerdictWords.Tone;
import com.vegah.collectiq.ui.place.Wording;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** What the lawful button says and does now: the verdict stands on it before the click. */
public record LawfulAct(Does does, Tone tone, String icon, String label, String line1, String line2) {
    /** What a press does; a held or denied button explains itself. */
    public enum Does {
        CALL,
        OPEN,
        EXPLAIN,
        WAIT
    }

    static LawfulAct live(CallView call, Instant now) {
        VerdictWords words = VerdictWords.onCall(call, now);
        return new LawfulAct(
                Does.OPEN, Tone.BUSY, "fth-phone-call", Texts.text("lawful.open"), words.headline(), words.detail());
    }

    static LawfulAct asking() {
        return new LawfulAct(
                Does.WAIT,
                Tone.LATER,
                "fth-loader",
                Texts.text("lawful.asking"),
                Texts.text("lawful.asking.line1"),
                Texts.text("lawful.asking.line2"));
    }

    static LawfulAct of(Desk.Row row, Optional<Obstacle> obstacle, Instant now, ZoneId desk) {
        VerdictWords words = VerdictWords.of(row, now, desk);
        if (row.verdict() instanceof Verdict.Hold hold) {
            String wait = Wording.wait(Duration.between(now, hold.until()));
            return new LawfulAct(
                    Does.EXPLAIN,
                    Tone.HOLD,
                    "fth-clock",
                    words.headline(),
                    Texts.text("lawful.held", wait),
                    Texts.text("lawful.because", hold.by().says(), hold.by().citation()));
        }
        if (row.verdict() instanceof Verdict.Deny deny) {
            return new LawfulAct(
                    Does.EXPLAIN,
                    Tone.DENY,
                    "fth-slash",
                    Texts.text("lawful.denied"),
                    deny.by().says(),
                    deny.by().citation());
        }
        if (words.tone() == Tone.LATER) {
            return new LawfulAct(
                    Does.EXPLAIN,
                    Tone.LATER,
                    "fth-mail",
                    words.headline(),
                    Texts.text(
                            "lawful.letter.line1", Wording.stage(row.standing().stage())),
                    Texts.text("lawful.letter.line2"));
        }
        return obstacle.map(LawfulAct::hindered).orElseGet(() -> allowed(row, words));
    }

    private static LawfulAct allowed(Desk.Row row, VerdictWords words) {
        String clear = Texts.text(
                "lawful.allowed.line2", words.detail(), row.verdict().findings().size());
        return new LawfulAct(
                Does.CALL,
                Tone.ALLOW,
                "fth-phone-outgoing",
                Texts.text("lawful.call"),
                Texts.text("lawful.allowed"),
                clear);
    }

    private static LawfulAct hindered(Obstacle why) {
        return new LawfulAct(
                Does.CALL, Tone.HOLD, "fth-phone-outgoing", Texts.text("lawful.call"), why.cause(), why.remedy());
    }
}
