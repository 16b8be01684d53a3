package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import java.time.Duration;
import java.util.Optional;

/** One Realtime session over its socket, server side (openai: GA realtime reference). Lives on the stage. */
final class RealtimeSession implements Ear.Listener {
    private static final Duration TO_TRANSCRIPT = Duration.ofMillis(120);
    private static final Duration TO_RESPONSE = Duration.ofMillis(60);
    private static final int SMALLEST_COMMIT_MILLIS = 100;

    private final Wire wire;
    private final SessionParts parts;
    private final Ear ear;
    private Optional<ResponseRun> running = Optional.empty();
    private String inputItem = Wire.id("item");
    private boolean responseDue;
    private boolean closed;

    RealtimeSession(Wire wire, VoiceStudio studio, String model) {
        this.wire = wire;
        this.ear = new Ear(studio.hearing(), this);
        this.parts = new SessionParts(
                studio.stage(),
                studio.speech(),
                VoiceStudio.PITCH,
                wire,
                new SessionConfig(model, studio.stage().clock().instant()),
                new Conversation(wire),
                Wire.id("conv"),
                new Meter(),
                new Agent(studio.script(), studio.stage().clock()),
                () -> running = Optional.empty());
    }

    void begin() {
        session("session.created");
    }

    void take(String text) {
        if (closed) {
            return;
        }
        Optional<ObjectNode> parsed = Json.parse(text);
        Optional<String> eventId =
                parsed.map(event -> event.path("event_id").asText("")).filter(id -> !id.isEmpty());
        try {
            follow(parsed.orElseThrow(() -> new Trouble("invalid_json", "The message is no JSON object.")));
        } catch (Trouble trouble) {
            wire.error(trouble.code(), String.valueOf(trouble.getMessage()), trouble.param(), eventId);
        }
    }

    void closed() {
        closed = true;
        running.ifPresent(ResponseRun::drop);
    }

    private void follow(ObjectNode event) {
        switch (event.path("type").asText()) {
            case "session.update" -> update(event.path("session"));
            case "input_audio_buffer.append" -> append(event);
            case "input_audio_buffer.commit" -> commitByHand();
            case "input_audio_buffer.clear" -> clear();
            case "conversation.item.create" -> create(event.path("item"));
            case "conversation.item.retrieve" -> parts.conversation().retrieve(required(event, "item_id"));
            case "conversation.item.delete" -> parts.conversation().delete(required(event, "item_id"));
            case "conversation.item.truncate" -> truncate(event);
            case "response.create" -> respond(event.path("response"));
            case "response.cancel" -> cancel(event);
            default ->
                throw new Trouble(
                        "invalid_value", "Invalid value: '" + event.path("type").asText() + "'.", "type");
        }
    }

    private void update(JsonNode session) {
        parts.config().update(session);
        ear.configure(parts.config());
        parts.agent().brief(parts.config().instructions(), parts.config().tools());
        parts.meter().textIn(parts.config().instructions());
        session("session.updated");
    }

    private void append(ObjectNode event) {
        if (!parts.config().muLaw()) {
            throw new Trouble("invalid_value", "The rehearsal's voice hears and speaks audio/pcmu only.", "audio");
        }
        ear.append(required(event, "audio"));
    }

    @Override
    public void started(long atMillis) {
        wire.send(Wire.event("input_audio_buffer.speech_started")
                .put("audio_start_ms", atMillis)
                .put("item_id", inputItem));
        responseDue = false;
        if (parts.config().interrupts()) {
            running.ifPresent(run -> run.cancel("turn_detected"));
        }
    }

    @Override
    public void stopped(long atMillis) {
        wire.send(Wire.event("input_audio_buffer.speech_stopped")
                .put("audio_end_ms", atMillis)
                .put("item_id", inputItem));
        commit();
        if (parts.config().createsResponses()) {
            responseDue = true;
            parts.stage().after(TO_RESPONSE, this::respondIfDue);
        }
    }

    private void commitByHand() {
        if (ear.uncommittedMillis() < SMALLEST_COMMIT_MILLIS) {
            throw new Trouble(
                    "input_audio_buffer_commit_empty",
                    "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer"
                            + " only has " + ear.uncommittedMillis() + "ms of audio.");
        }
        commit();
    }

    private void commit() {
        String item = inputItem;
        inputItem = Wire.id("item");
        parts.meter().audioIn(ear.uncommittedMillis());
        String words = ear.take();
        wire.send(Wire.event("input_audio_buffer.committed")
                .put("previous_item_id", parts.conversation().last().orElse(null))
                .put("item_id", item));
        ObjectNode json = Conversation.message(item, "user", "completed");
        json.withArray("content").addObject().put("type", "input_audio");
        Conversation.Item added = parts.conversation().add(json);
        parts.conversation().done(added);
        parts.agent().heard(words);
        if (parts.config().transcribes()) {
            parts.stage().after(TO_TRANSCRIPT, () -> new Transcription(wire, item).tell(words));
        }
    }

    private void clear() {
        ear.clear();
        wire.send(Wire.event("input_audio_buffer.cleared"));
    }

    private void create(JsonNode item) {
        if (!(item instanceof ObjectNode given)) {
            throw new Trouble("missing_required_parameter", "Missing required parameter: 'item'.", "item");
        }
        ObjectNode json = given.deepCopy().put("object", "realtime.item").put("status", "completed");
        if (json.path("id").asText("").isEmpty()) {
            json.put("id", Wire.id("item"));
        }
        String kind = json.path("type").asText();
        Runnable tell;
        switch (kind) {
            case "function_call_output" -> tell = result(json);
            case "message" ->
                tell = () -> parts.meter().textIn(json.path("content").toString());
            default -> throw new Trouble("invalid_value", "Invalid value: '" + kind + "'.", "item.type");
        }
        Conversation.Item added = parts.conversation().add(json);
        parts.conversation().done(added);
        tell.run();
    }

    private Runnable result(ObjectNode item) {
        String callId = item.path("call_id").asText();
        String tool = parts.conversation()
                .toolOf(callId)
                .orElseThrow(() -> new Trouble(
                        "invalid_tool_call_id",
                        "Tool call ID '" + callId + "' not found in conversation.",
                        "item.call_id"));
        if (!item.path("output").isTextual()) {
            throw new Trouble("invalid_type", "Invalid type for 'item.output': expected a string.", "item.output");
        }
        String output = item.path("output").asText();
        return () -> {
            parts.meter().textIn(output);
            parts.agent().toolGave(tool, Json.parse(output).orElseGet(Json::object));
        };
    }

    private void truncate(ObjectNode event) {
        JsonNode end = event.path("audio_end_ms");
        if (!end.isIntegralNumber()) {
            throw new Trouble("invalid_type", "Invalid type for 'audio_end_ms': expected an integer.", "audio_end_ms");
        }
        parts.conversation()
                .truncate(
                        required(event, "item_id"), event.path("content_index").asInt(), end.asLong());
    }

    private void respond(JsonNode response) {
        if (running.isPresent()) {
            throw new Trouble(
                    "conversation_already_has_active_response",
                    "Conversation already has an active response in progress: "
                            + running.get().id() + ". Wait until the response is finished before creating a new one.");
        }
        responseDue = false;
        ResponseRun run = new ResponseRun(parts.agent().reply(added(response)), parts);
        running = Optional.of(run);
        run.start();
    }

    /** What a response's instructions say beyond the session's, of which they take the place. */
    private String added(JsonNode response) {
        String whole = response.path("instructions").asText("");
        String standing = parts.config().instructions();
        return whole.startsWith(standing) ? whole.substring(standing.length()) : whole;
    }

    private void respondIfDue() {
        if (responseDue && !closed && running.isEmpty()) {
            respond(Json.object());
        }
    }

    private void cancel(ObjectNode event) {
        String wanted = event.path("response_id").asText("");
        ResponseRun run = running.filter(
                        active -> wanted.isEmpty() || active.id().equals(wanted))
                .orElseThrow(() ->
                        new Trouble("response_cancel_not_active", "Cancellation failed: no active response found"));
        run.cancel("client_cancelled");
    }

    private void session(String type) {
        ObjectNode event = Wire.event(type);
        event.set("session", parts.config().json());
        wire.send(event);
    }

    private static String required(ObjectNode event, String name) {
        String value = event.path(name).asText("");
        if (value.isEmpty()) {
            throw new Trouble("missing_required_parameter", "Missing required parameter: '" + name + "'.", name);
        }
        return value;
    }
}
