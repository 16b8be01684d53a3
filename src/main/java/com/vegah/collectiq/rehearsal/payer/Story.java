package com.vegah.collectiq.rehearsal.payer;

import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.util.List;

/** One story: whose telephone rings, what becomes of it, and what is said. Read from a data file. */
public record Story(
        String name,
        PayerId payer,
        OutreachStatus expected,
        Ring ring,
        Duration rings,
        String answeredBy,
        Duration verdictAfter,
        int pitch,
        Duration patience,
        List<Line> lines) {
    public Story {
        lines = List.copyOf(lines);
    }

    public enum Ring {
        ANSWERS,
        NO_ANSWER,
        BUSY
    }

    /** When a line is due. */
    public enum Cue {
        /** So long after the answer. */
        ANSWER,
        /** The other side spoke and has been silent for so long. */
        SILENCE,
        /** The other side has been speaking for so long: an interruption. */
        SPEECH
    }

    /** Something said, pressed or done; empty texts where it is not. The noise is a sound without words, of so long. */
    public record Line(Cue cue, Duration due, String say, Duration noise, String press, boolean hangUp) {}
}
