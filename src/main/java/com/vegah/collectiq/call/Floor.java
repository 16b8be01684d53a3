package com.vegah.collectiq.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The talk, as its tools and its goodbye use it; from the call's mailbox alone, but for {@code post}. */
interface Floor {
    /** From any thread: the event is handled in the call's turn. */
    void post(Runnable event);

    void later(Duration delay, Runnable event);

    Instant now();

    CallState state();

    Conversation conversation();

    boolean payerSpeaking();

    /** Nobody speaks, and nothing is on its way to be said. */
    boolean idle();

    /** The AI has begun to take its leave. */
    boolean leaving();

    /** The response that runs; empty where none does. */
    String running();

    /** Asks the AI to say something, with what it needs to know for it. */
    void ask(String instructions);

    /** Tells the AI something without asking for an answer. */
    void note(String line);

    /** The goodbye has begun: the voice is held, so that nothing cuts it. */
    void takesLeave();

    /** The goodbye was taken back: nothing of it is to be heard any more, and the talk is where it was. */
    void stays();

    void result(String callId, Map<String, Object> result, boolean quietly);

    /** Sends a mark after everything that was sent, and names it. */
    String markEnd();

    long unplayedMillis();

    /** How long the payer has said nothing since the AI was last heard or has begun. */
    Duration quiet();

    /** The right party is on the line. */
    void identified(String name);

    /** Something to be found again in the call's events. */
    void event(String kind, String detail);

    /** What the AI is saying is silenced as if it had been talked over; then this is asked for, if anything. */
    void unsay(Optional<String> instead);

    /** The AI leaves. */
    void hangUp();
}
