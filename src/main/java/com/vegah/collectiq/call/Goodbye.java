package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The AI's leaving: its last sentence plays to the end, a breath, then the line is hung up. Noise does not cut it, nor does a "bye"; a clear
 * "wait" does, and the talk goes on. A mark after the last sound tells when it has played; should its echo never come, patience ends.
 * Touched from the call's mailbox alone.
 */
final class Goodbye {
    /** For the echo of the last mark, beyond what is known to be unplayed. */
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /** What the telephone still has to play when the carrier says that it has. */
    static final Duration TAIL = Duration.ofMillis(500);
    /** For the words of one who speaks into the end: they may be a "wait". */
    static final Duration FOR_WORDS = Duration.ofSeconds(4);

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SLACK = Duration.ofSeconds(3);
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final Floor floor;
    private final Set<String> over = new HashSet<>();
    private final Set<String> spoken = new HashSet<>();
    private Step step = Step.NONE;
    private int round;
    private int begunAt;
    private String response = "";
    private String callId = "";
    private String mark = "";
    private String before = "";

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
        start(Step.CALLING);
        response = responseId;
        callId = toolCallId;
        soon(PATIENCE, () -> pass(Step.CALLING));
        if (over.contains(responseId)) {
            called();
        }
    }

    /** We end the call: the AI is asked for its last sentence. */
    void say(String instructions) {
        if (begun()) {
            return;
        }
        start(Step.SPEAKING);
        before = floor.running();
        floor.ask(instructions);
        soon(PATIENCE, () -> pass(Step.SPEAKING));
    }

    void responseDone(String responseId) {
        over.add(responseId);
        if (step == Step.CALLING && responseId.equals(response)) {
            called();
        } else if (step == Step.SPEAKING && !responseId.equals(before)) {
            play();
        }
    }

    void echoed(String name) {
        if (step == Step.PLAYING && name.equals(mark)) {
            step = Step.TAIL;
            soon(TAIL, () -> leaveUnlessSpokenTo(FOR_WORDS));
        }
    }

    /** The payer wants to go on: the talk is as if no goodbye had been said, unless it is too late. */
    void takeBack() {
        takeBack(text("call.turn.stay"));
    }

    /** As {@link #takeBack()}, and the AI says why. */
    void takeBack(String say) {
        if (step == Step.NONE || step == Step.GONE) {
            return;
        }
        boolean unanswered = step == Step.CALLING;
        step = Step.NONE;
        round++;
        floor.stays();
        floor.event("goodbye.taken-back", "");
        if (unanswered) {
            floor.result(callId, Map.of("ended", false, "error", say), false);
        } else {
            floor.ask(say);
        }
    }

    private void start(Step first) {
        step = first;
        round++;
        begunAt = floor.conversation().length();
        floor.takesLeave();
        soon(AT_MOST, this::leave);
    }

    private void called() {
        if (spoken.contains(response)) {
            floor.result(callId, Map.of("ended", true), true);
            play();
        } else {
            step = Step.SPEAKING;
            before = response;
            floor.result(callId, Map.of("ended", true, "say", text("call.tool.farewell")), false);
            soon(PATIENCE, () -> pass(Step.SPEAKING));
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
        soon(known.compareTo(PATIENCE) > 0 ? known : PATIENCE, this::leave);
    }

    /** Whoever speaks into the last breath may be saying "wait": a moment for the words. */
    private void leaveUnlessSpokenTo(Duration left) {
        boolean spokenTo = floor.payerSpeaking() || floor.conversation().wordsOutstandingSince(begunAt);
        if (spokenTo && !left.isNegative()) {
            soon(LOOK, () -> leaveUnlessSpokenTo(left.minus(LOOK)));
        } else {
            leave();
        }
    }

    private void leave() {
        if (step != Step.GONE) {
            step = Step.GONE;
            floor.hangUp();
        }
    }

    /** Later, unless this goodbye was taken back. */
    private void soon(Duration delay, Runnable act) {
        int mine = round;
        floor.later(delay, () -> {
            if (mine == round) {
                act.run();
            }
        });
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
