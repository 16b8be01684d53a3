package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import java.time.Duration;
import java.time.Instant;

/**
 * A payer who says nothing: asked twice whether anybody is there, then taken leave of. Noise is silence, and so are our own questions; only
 * words are an answer. Counts from the AI's last sound before it. Touched from the call's mailbox alone.
 */
final class Silence {
    static final Duration FIRST = Duration.ofSeconds(8);
    static final Duration SECOND = Duration.ofSeconds(15);
    static final Duration LAST = Duration.ofSeconds(22);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Floor floor;
    private final Goodbye goodbye;
    private Instant since = Instant.MAX;
    private boolean watching;
    private int asked;

    Silence(Floor floor, Goodbye goodbye) {
        this.floor = floor;
        this.goodbye = goodbye;
    }

    /** The AI was sent to the payer's ear, or was heard there. */
    void aiSpoke() {
        if (asked == 0) {
            since = floor.now();
        }
        if (!watching) {
            watching = true;
            floor.later(FIRST, this::look);
        }
    }

    /** The payer said something. */
    void payerSpoke() {
        asked = 0;
        since = floor.now();
    }

    private void look() {
        Duration left = due().minus(Duration.between(since, floor.now()));
        if (floor.leaving()) {
            floor.later(FIRST, this::look);
        } else if (!left.isNegative() && !left.isZero()) {
            floor.later(left, this::look);
        } else if (floor.idle()) {
            ask();
            floor.later(LOOK, this::look);
        } else {
            floor.later(LOOK, this::look);
        }
    }

    private Duration due() {
        return switch (asked) {
            case 0 -> FIRST;
            case 1 -> SECOND;
            default -> LAST;
        };
    }

    private void ask() {
        asked++;
        floor.event("payer.silent", String.valueOf(asked));
        switch (asked) {
            case 1 -> floor.ask(text("call.silence.first"));
            case 2 -> floor.ask(text("call.silence.second"));
            default -> {
                payerSpoke();
                goodbye.say(text("call.silence.goodbye"));
            }
        }
    }
}
