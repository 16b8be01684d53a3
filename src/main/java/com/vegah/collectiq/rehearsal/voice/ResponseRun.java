package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.rehearsal.speech.Utterance;
import com.vegah.collectiq.time.Timekeeper.Alarm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;

/** One response as it streams: text ahead of sound, sound faster than it is spoken, then its tool call. Lives on the stage. */
final class ResponseRun {
    private static final Duration THINKING = Duration.ofMillis(280);
    private static final int FRAMES_A_DELTA = 10;
    /** Four times as fast as it is spoken, as the real service does or faster. */
    private static final Duration BETWEEN_DELTAS = Duration.ofMillis(50);

    /** The first second comes in a burst. */
    private static final int FRAMES_AT_ONCE = 50;

    private static final int FRAMES_TEXT_LEADS = 40;

    private final String id = Wire.id("resp");
    private final Agent.Reply reply;
    private final SessionParts session;
    private final Runnable ended;
    private final ItemEvents events;
    private final Deque<Agent.Part> parts;
    private final ObjectNode output = Json.object();
    private final StringBuilder said = new StringBuilder();
    private Optional<Conversation.Item> open = Optional.empty();
    private Alarm alarm = () -> {};
    private long soundMillis;
    private int outputIndex;
    private int frame;
    private String shown = "";
    private boolean over;

    ResponseRun(Agent.Reply reply, SessionParts session, Runnable ended) {
        this.reply = reply;
        this.session = session;
        this.ended = ended;
        this.events = new ItemEvents(id);
        this.parts = new ArrayDeque<>(reply.parts());
        output.putArray("items");
    }

    boolean over() {
        return over;
    }

    String id() {
        return id;
    }

    void start() {
        ObjectNode created = Wire.event("response.created");
        created.set("response", json("in_progress", Optional.empty()));
        session.wire().send(created);
        session.wire().send(events.rateLimits());
        wait(THINKING, this::nextPart);
    }

    /** Cuts the response off; reason as the protocol has it. */
    void cancel(String reason) {
        if (!over) {
            open.ifPresent(item -> closeMessage(item, "incomplete"));
            if (soundMillis == 0 || parts.stream().anyMatch(Agent.Call.class::isInstance)) {
                session.agent().undo(reply);
            }
            finish("cancelled", Optional.of(reason));
        }
    }

    /** The session is gone. */
    void drop() {
        over = true;
        alarm.cancel();
    }

    private void nextPart() {
        Agent.Part part = parts.peek();
        if (part == null) {
            finish("completed", Optional.empty());
        } else if (part instanceof Agent.Call call) {
            parts.remove();
            call(call);
            nextPart();
        } else if (part instanceof Agent.Speak speak) {
            session.stage()
                    .when(
                            session.speech().say(speak.words(), session.pitch()),
                            this::speakIfStillOn,
                            failure -> finish("failed", Optional.empty()));
        }
    }

    private void speakIfStillOn(Utterance utterance) {
        if (!over) {
            parts.remove();
            speak(utterance);
        }
    }

    private void speak(Utterance utterance) {
        ObjectNode json = Conversation.message(Wire.id("item"), "assistant", "in_progress");
        session.wire().send(events.itemAdded(outputIndex, json));
        Conversation.Item item = session.conversation().add(json);
        open = Optional.of(item);
        frame = 0;
        shown = "";
        session.wire().send(events.partAdded(outputIndex, item.id()));
        pump(utterance, item);
    }

    private void pump(Utterance utterance, Conversation.Item item) {
        String due = utterance.textUntil(frame + FRAMES_A_DELTA + FRAMES_TEXT_LEADS);
        if (due.length() > shown.length()) {
            session.wire().send(events.textDelta(outputIndex, item.id(), due.substring(shown.length())));
            shown = due;
        }
        byte[] sound = utterance.sound(frame, frame + FRAMES_A_DELTA);
        if (sound.length > 0) {
            String base64 = Base64.getEncoder().encodeToString(sound);
            item.sounded(Frame.millis(sound.length));
            soundMillis += Frame.millis(sound.length);
            session.wire().send(events.audioDelta(outputIndex, item.id(), base64));
        }
        frame += FRAMES_A_DELTA;
        if (frame < FRAMES_AT_ONCE && frame < utterance.frames()) {
            pump(utterance, item);
        } else if (frame < utterance.frames()) {
            wait(BETWEEN_DELTAS, () -> pump(utterance, item));
        } else {
            closeMessage(item, "completed");
            nextPart();
        }
    }

    private void closeMessage(Conversation.Item item, String status) {
        open = Optional.empty();
        said.append(shown).append(' ');
        item.json().put("status", status);
        item.json().putArray("content").addObject().put("type", "output_audio").put("transcript", shown);
        session.wire().send(events.audioDone(outputIndex, item.id()));
        session.wire().send(events.textDone(outputIndex, item.id(), shown));
        session.wire().send(events.partDone(outputIndex, item.id(), shown));
        close(item);
    }

    private void call(Agent.Call call) {
        String arguments = call.arguments().toString();
        ObjectNode json = Json.object()
                .put("id", Wire.id("item"))
                .put("object", "realtime.item")
                .put("type", "function_call")
                .put("status", "in_progress")
                .put("call_id", Wire.id("call"))
                .put("name", call.tool())
                .put("arguments", "");
        session.wire().send(events.itemAdded(outputIndex, json));
        Conversation.Item item = session.conversation().add(json);
        int half = arguments.length() / 2;
        session.wire().send(events.argumentsDelta(outputIndex, json, arguments.substring(0, half)));
        session.wire().send(events.argumentsDelta(outputIndex, json, arguments.substring(half)));
        json.put("status", "completed").put("arguments", arguments);
        session.wire().send(events.argumentsDone(outputIndex, json));
        close(item);
    }

    private void close(Conversation.Item item) {
        session.conversation().done(item);
        session.wire().send(events.itemDone(outputIndex, item.json()));
        output.withArray("items").add(item.json().deepCopy());
        outputIndex++;
    }

    private void finish(String status, Optional<String> reason) {
        if (over) {
            return;
        }
        over = true;
        alarm.cancel();
        ObjectNode done = Wire.event("response.done");
        done.set("response", json(status, reason));
        session.wire().send(done);
        ended.run();
    }

    private ObjectNode json(String status, Optional<String> reason) {
        ObjectNode response = ItemEvents.response(id, status, reason).put("conversation_id", session.conversationId());
        response.set("output", output.withArray("items").deepCopy());
        response.set("audio", session.config().output());
        boolean running = status.equals("in_progress");
        response.set("usage", running ? null : session.meter().usage(said.toString(), soundMillis));
        return response;
    }

    private void wait(Duration delay, Runnable act) {
        alarm = session.stage().after(delay, () -> {
            if (!over) {
                act.run();
            }
        });
    }
}
