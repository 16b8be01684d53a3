package com.vegah.collectiq.app;

import com.vegah.collectiq.compliance.Verdict;
import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What the terminal says of a verdict or of what came of a click. */
final class OutreachWords {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE d MMM HH:mm VV", Locale.ENGLISH);

    private OutreachWords() {}

    /** The verdict in a line; times in the given zone. */
    static String verdict(Verdict verdict, ZoneId zone) {
        if (verdict instanceof Verdict.Hold hold) {
            return Texts.text(
                    "cli.outreach.held",
                    WHEN.format(hold.until().atZone(zone)),
                    hold.by().says(),
                    hold.by().citation());
        }
        if (verdict instanceof Verdict.Deny deny) {
            return Texts.text("cli.outreach.denied", deny.by().says(), deny.by().citation());
        }
        return Texts.text("cli.outreach.allowed");
    }

    /** Why a click led to no call. */
    static Obstacle obstacle(Desk.Result result) {
        if (result instanceof Desk.Result.Unavailable unavailable) {
            return unavailable.obstacle();
        }
        if (result instanceof Desk.Result.Held held) {
            return new Obstacle(
                    verdict(held.verdict(), ZoneId.systemDefault()), Texts.text("cli.outreach.held.remedy"));
        }
        if (result instanceof Desk.Result.Denied denied) {
            return new Obstacle(
                    verdict(denied.verdict(), ZoneId.systemDefault()), Texts.text("cli.outreach.denied.remedy"));
        }
        if (result instanceof Desk.Result.NoSuchPayer unknown) {
            return new Obstacle(
                    Texts.text("cli.outreach.unknown.cause", unknown.payer()),
                    Texts.text("cli.outreach.unknown.remedy"));
        }
        return new Obstacle(Texts.text("cli.outreach.underway.cause"), Texts.text("cli.outreach.underway.remedy"));
    }
}
