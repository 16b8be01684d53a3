package com.vegah.collectiq.call;

import com.vegah.collectiq.value.Obstacle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An AI whose sessions a test speaks through. */
public final class FakeVoice implements Voice {
    public final List<Session> sessions = new CopyOnWriteArrayList<>();
    public volatile boolean readyAtOnce;

    /** The newest. */
    public Session session() {
        return sessions.get(sessions.size() - 1);
    }

    public boolean allClosed() {
        return sessions.stream().allMatch(session -> session.closed || session.gone);
    }

    @Override
    public Optional<Obstacle> obstacle() {
        return Optional.empty();
    }

    @Override
    public Voice.Session open(Brief brief, Events events) {
        Session session = new Session(brief, events);
        sessions.add(session);
        if (readyAtOnce) {
            events.ready();
        }
        return session;
    }

    /** One session: what it was told in {@code told}, its events to be told by the test. */
    public static final class Session implements Voice.Session {
        public final Brief brief;
        public final Events tells;
        public final List<String> told = new CopyOnWriteArrayList<>();
        public final Map<String, Map<String, Object>> results = new java.util.concurrent.ConcurrentHashMap<>();
        public final List<String> asks = new CopyOnWriteArrayList<>();
        public final List<String> notes = new CopyOnWriteArrayList<>();
        public final List<String> drafts = new CopyOnWriteArrayList<>();
        public volatile boolean held;
        public volatile Runnable onAsk = () -> {};
        public volatile Runnable onCancel = () -> {};
        public volatile boolean closed;
        public volatile boolean gone;

        private Session(Brief brief, Events tells) {
            this.brief = brief;
            this.tells = tells;
        }

        /** The kinds of what was told, without the sound. */
        public List<String> toldBesidesSound() {
            List<String> rest = new ArrayList<>(told);
            rest.removeIf(what -> what.startsWith("append"));
            return rest;
        }

        @Override
        public void append(String base64) {
            told.add("append " + base64);
        }

        @Override
        public void respond(Optional<String> instructions) {
            told.add("respond");
            asks.add(instructions.orElse(""));
            onAsk.run();
        }

        @Override
        public void note(String line) {
            told.add("note");
            notes.add(line);
        }

        @Override
        public void draft(String key, String instructions) {
            drafts.add(key + " " + instructions);
        }

        @Override
        public void hold(boolean now) {
            held = now;
        }

        @Override
        public void cancel() {
            told.add("cancel");
            onCancel.run();
        }

        @Override
        public void truncate(String itemId, int contentIndex, long heardMillis) {
            told.add("truncate " + itemId + " " + contentIndex + " " + heardMillis);
        }

        @Override
        public void toolResult(String callId, Map<String, Object> result, boolean quietly) {
            results.put(callId, result);
            told.add("result " + callId + (quietly ? " quietly" : ""));
            if (!quietly) {
                onAsk.run();
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
