package com.vegah.collectiq.ui.calls;

import com.vegah.collectiq.call.Turn;

/** A turn's text, split into what was heard and the rest: not heard yet, or never. */
record Hearing(String heard, String rest, Rest why) {
    enum Rest {
        NONE,
        NOT_YET,
        CUT
    }

    static Hearing of(Turn turn) {
        if (turn.speaker() != Turn.Speaker.AI || turn.state() == Turn.State.DONE) {
            return new Hearing(turn.text(), "", Rest.NONE);
        }
        int border = common(turn.text(), turn.heardText());
        String rest = turn.text().substring(border);
        if (rest.isEmpty()) {
            return new Hearing(turn.text(), "", Rest.NONE);
        }
        return new Hearing(
                turn.text().substring(0, border), rest, turn.state() == Turn.State.CUT ? Rest.CUT : Rest.NOT_YET);
    }

    /** How far two texts agree, so that a heard text that differs in its last word still splits in the right place. */
    private static int common(String text, String heard) {
        int length = Math.min(text.length(), heard.length());
        int i = 0;
        while (i < length && text.charAt(i) == heard.charAt(i)) {
            i++;
        }
        return i;
    }
}
