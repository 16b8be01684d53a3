package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The AI's leaving: its last sentence plays to the end, a breath, then the line is hung up; meanwhile nobody talks over it. A mark after the
 * last sound tells when it has played; should its echo never come, patience ends. Touched from the call's mailbox alone.
 */
final class Goodbye {
    /** For the echo of the last mark, beyond what is known to be unplayed. */
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What the telephone still has to play when the carrier says that it has. */
    static final Duration TAIL = Duration.ofMillis(500);

    private static final Duration SLACK = Duration.ofSeconds(3);
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final Floor floor;
    private final Set<String> over = new HashSet<>();
    private final Set<String> spoken = new HashSet<>();
    private Step step = Step.NONE;
    private String response = "";
    private String callId = "";
    private String mark = "";

    Goodbye(Floor floor) {
        this.floor = floor;
    }

    /** From the moment the AI decided to leave. */
    boolean begun() {
        return step != Step.NONE;
    }

    /** A response made a sound. */
    void sounded(String responseId) {
        spoken.add(responseId);
    }

    /** The AI ends the call with this response, or with the next where this one says nothing. */
    void begin(String responseId, String toolCallId) {
        step = Step.CALLING;
        response = responseId;
        callId = toolCallId;
        floor.later(AT_MOST, this::leave);
        floor.later(PATIENCE, () -> pass(Step.CALLING));
        if (over.contains(responseId)) {
            called();
        }
    }

    void responseDone(String responseId) {
        over.add(responseId);
        if (step == Step.CALLING && responseId.equals(response)) {
            called();
        } else if (step == Step.SPEAKING) {
            play();
        }
    }

    void echoed(String name) {
        if (step == Step.PLAYING && name.equals(mark)) {
            step = Step.TAIL;
            floor.later(TAIL, this::leave);
        }
    }

    private void called() {
        if (spoken.contains(response)) {
            floor.result(callId, Map.of("ended", true), true);
            play();
        } else {
            step = Step.SPEAKING;
            floor.result(callId, Map.of("ended", true, "say", text("call.tool.farewell")), false);
            floor.later(PATIENCE, () -> pass(Step.SPEAKING));
        }
    }

    /** What was waited for did not come. */
    private void pass(Step waited) {
        if (step == waited) {
            play();
        }
    }

    private void play() {
        step = Step.PLAYING;
        mark = floor.markEnd();
        Duration known = Duration.ofMillis(floor.unplayedMillis()).plus(SLACK);
        floor.later(known.compareTo(PATIENCE) > 0 ? known : PATIENCE, this::leave);
    }

    private void leave() {
        if (step != Step.GONE) {
            step = Step.GONE;
            floor.hangUp();
        }
    }

    private enum Step {
        NONE,
        CALLING,
        SPEAKING,
        PLAYING,
        TAIL,
        GONE
    }
}
