package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.outreach.Desk;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.time.Instant;
import java.time.ZoneId;

/** Something said calmly beside what it is about: what it is, and what follows. */
public record Notice(Tone tone, String title, String text) {
    /** How much it matters. */
    public enum Tone {
        INFO("fth-info", "busy"),
        WARNING("fth-alert-triangle", "hold"),
        DANGER("fth-alert-octagon", "deny");

        private final String icon;
        private final String style;

        Tone(String icon, String style) {
            this.icon = icon;
            this.style = style;
        }

        public String icon() {
            return icon;
        }

        public String style() {
            return style;
        }
    }

    public static Notice of(Tone tone, Obstacle obstacle) {
        return new Notice(tone, obstacle.cause(), obstacle.remedy());
    }

    /** What came of a click, where no call came of it. */
    static Notice of(Desk.Result result, Instant at, ZoneId zone) {
        String changed = Texts.text("click.changed", Wording.exact(at, zone));
        if (result instanceof Desk.Result.Held held) {
            return new Notice(Tone.WARNING, changed, held.verdict().by().says());
        }
        if (result instanceof Desk.Result.Denied denied) {
            return new Notice(Tone.DANGER, changed, denied.verdict().by().says());
        }
        if (result instanceof Desk.Result.Unavailable unavailable) {
            return of(Tone.WARNING, unavailable.obstacle());
        }
        if (result instanceof Desk.Result.UnderWay) {
            return new Notice(Tone.INFO, Texts.text("click.underWay"), Texts.text("click.underWay.remedy"));
        }
        return new Notice(Tone.WARNING, Texts.text("click.gone"), Texts.text("click.gone.remedy"));
    }
}
