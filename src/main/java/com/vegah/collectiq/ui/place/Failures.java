package com.vegah.collectiq.ui.place;

import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;

/** What broke, as people read it: the deed that failed, and where the rest is written. */
public final class Failures {
    private Failures() {}

    public static Obstacle obstacle(Exception failure) {
        String said = failure.getMessage();
        String deed = said == null || said.isBlank() ? failure.getClass().getSimpleName() : said;
        return new Obstacle(Texts.text("failure.cause", deed), Texts.text("failure.remedy"));
    }
}
