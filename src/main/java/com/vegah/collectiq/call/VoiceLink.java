package com.vegah.collectiq.call;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.value.Obstacle;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call's session with the voice: opened once, and asked in again while it has not been heard. Verbs without a session do nothing.
 * Touched from the call's mailbox alone.
 */
final class VoiceLink {
    private static final Duration REOPEN_AFTER = Duration.ofMillis(500);
    private static final int MOST_OPENINGS = 4;

    private final Talk talk;
    private final LiveCall call;
    private final Works works;
    private Voice.@Nullable Session session;
    private @Nullable Ear ear;
    private int openings;
    private boolean ready;
    private boolean held;

    VoiceLink(Talk talk, LiveCall call, Works works) {
        this.talk = talk;
        this.call = call;
        this.works = works;
    }

    boolean hears(Ear who) {
        return ear == who;
    }

    /** Was set up and did not go away by itself. */
    boolean ready() {
        return ready;
    }

    /** A session is there, set up or on its way. */
    boolean present() {
        return session != null;
    }

    void open() {
        if (session != null || openings >= MOST_OPENINGS) {
            return;
        }
        openings++;
        Ear mine = new Ear(talk);
        ear = mine;
        try {
            session = works.parts().voice().open(call.brief(), mine);
        } catch (RuntimeException e) {
            talk.gone(false, new Obstacle(text("call.voice.cause"), e.toString()));
        }
    }

    void becameReady() {
        ready = true;
        if (held && session != null) {
            session.hold(true);
        }
    }

    /** The session went away: whether it will be asked in again, after a while. */
    boolean lost(boolean mayReturn) {
        session = null;
        ear = null;
        ready = false;
        if (!mayReturn || openings >= MOST_OPENINGS) {
            return false;
        }
        talk.later(REOPEN_AFTER.multipliedBy(openings), talk::open);
        return true;
    }

    void append(String base64) {
        if (session != null) {
            session.append(base64);
        }
    }

    void respond(Optional<String> instructions) {
        if (session != null) {
            session.respond(instructions);
        }
    }

    void note(String line) {
        if (session != null) {
            session.note(line);
        }
    }

    /** Holds for a session that comes later too. */
    void hold(boolean now) {
        held = now;
        if (session != null && ready) {
            session.hold(now);
        }
    }

    void cancel() {
        if (session != null) {
            session.cancel();
        }
    }

    void draft(String key, String instructions) {
        if (session != null) {
            session.draft(key, instructions);
        }
    }

    void truncate(String itemId, int contentIndex, long heardMillis) {
        if (session != null) {
            session.truncate(itemId, contentIndex, heardMillis);
        }
    }

    void result(String callId, Map<String, Object> result, boolean quietly) {
        if (session != null) {
            session.toolResult(callId, result, quietly);
        }
    }

    void deafen() {
        ear = null;
    }

    void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
