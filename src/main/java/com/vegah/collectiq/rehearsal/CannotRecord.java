package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.nio.file.Path;

/** The sound of a rehearsal cannot be kept where it should be. */
public final class CannotRecord extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Obstacle obstacle;

    CannotRecord(Path file, Exception why) {
        super("Cannot record to " + file, why);
        this.obstacle = new Obstacle(Texts.text("rehearsal.record.cause", file), Texts.text("rehearsal.record.remedy"));
    }

    public Obstacle obstacle() {
        return obstacle;
    }
}
