package com.vegah.collectiq.call;

import com.vegah.collectiq.value.Obstacle;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The AI that speaks. */
public interface Voice {
    /** Why no conversation can be held now (no key, a model or voice that cannot work), if so. Does not block. */
    Optional<Obstacle> obstacle();

    /** Opens a session in the background; events come in order, from one thread, and must not block. */
    Session open(Brief brief, Events events);

    /** What a session is told at its start. Language is an IETF tag, empty for the model's own choice. */
    record Brief(String instructions, Optional<String> language, List<String> keywords, List<ToolSpec> tools) {}

    /** A tool: name, purpose, arguments. */
    record ToolSpec(String name, String purpose, List<Argument> arguments) {}

    record Argument(String name, Kind kind, String purpose, boolean required, List<String> oneOf) {
        public enum Kind {
            STRING,
            INTEGER
        }
    }

    /** A session's verbs; safe for every thread, never block, do nothing once closed. */
    interface Session extends AutoCloseable {
        /** Appends the payer's sound, base64 of mu-law, untouched. */
        void append(String base64);

        /** Asks for a response (one at a time: a second waits until the running one is done); the instructions, if any, add to the session's for this response alone. */
        void respond(Optional<String> instructions);

        /** Adds a line to the conversation that nobody hears; the next response knows of it. */
        void note(String line);

        /** Asks for fields as JSON, beside the conversation: never spoken, and no spoken answer waits for it. */
        void draft(String key, String instructions);

        /** Held, the voice only tells of the payer's turns; let go, it answers them and falls silent for them as it is set to. */
        void hold(boolean held);

        /** Cancels the running response, if any. */
        void cancel();

        /** Tells the model how much of an item was heard; zero milliseconds or less removes the item. */
        void truncate(String itemId, int contentIndex, long heardMillis);

        /** Gives a tool's result back and then asks for a response, unless {@code quietly}. */
        void toolResult(String callId, Map<String, Object> result, boolean quietly);

        /** Ends the session's socket. Idempotent. */
        @Override
        void close();
    }

    /** What the voice tells. */
    interface Events {
        /** The session is set up and checked: mu-law both ways. */
        void ready();

        void speechStarted(String itemId);

        void speechStopped(String itemId);

        /** Sound of a response; untouched base64 of mu-law. */
        void audio(String responseId, String itemId, int contentIndex, String base64);

        /** All sound of an item has been sent to us. */
        void audioDone(String responseId, String itemId);

        /** An item took its place in the conversation, after another (empty: first). */
        void item(String itemId, Optional<String> previousItemId, Role role);

        /** More of what the AI says. */
        void aiText(String responseId, String itemId, String delta);

        /** The whole of what the AI made. */
        void aiTextDone(String responseId, String itemId, String text);

        void payerText(String itemId, String delta);

        void payerTextDone(String itemId, String text);

        /** The payer's words could not be made out. */
        void payerTextFailed(String itemId);

        void responseStarted(String responseId);

        void responseDone(String responseId, ResponseEnd end, Usage usage);

        /** The model calls a tool; arguments as parsed, empty where they were no JSON object. */
        void toolCall(
                String responseId, String itemId, String callId, String name, Optional<Map<String, Object>> arguments);

        /** What was asked for beside the conversation under this key; empty where it failed or was no JSON object. */
        void drafted(String key, Optional<Map<String, Object>> fields, Usage usage);

        /** An error that leaves the session working. */
        void hiccup(String code, String message);

        /** The session is gone and will not come back by itself; {@code refused}: it never can with these settings. Called once, and nothing after it. */
        void gone(boolean refused, Obstacle why);
    }

    enum Role {
        AI,
        PAYER,
        SYSTEM,
        TOOL
    }

    /** How a response ended; reason as the voice gave it ({@code turn_detected}, {@code insufficient_quota} …), or empty. */
    record ResponseEnd(Status status, String reason) {
        public enum Status {
            COMPLETED,
            CANCELLED,
            FAILED,
            INCOMPLETE
        }
    }

    /** Tokens of one response; zeros where none were told. */
    record Usage(int textIn, int audioIn, int cachedTextIn, int cachedAudioIn, int textOut, int audioOut) {
        public static final Usage NONE = new Usage(0, 0, 0, 0, 0, 0);
    }
}
