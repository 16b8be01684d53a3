package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import java.util.Optional;

/** One Realtime session over its socket, server side (openai: GA realtime reference). Lives on the stage. */
final class RealtimeSession {
    private final Wire wire;
    private final SessionParts parts;
    private final Responses responses;
    private final PayerTurns payer;
    private boolean closed;

    RealtimeSession(Wire wire, VoiceStudio studio, String model) {
        this.wire = wire;
        this.parts = new SessionParts(
                studio.stage(),
                studio.speech(),
                VoiceStudio.PITCH,
                wire,
                new SessionConfig(model, studio.stage().clock().instant()),
                new Conversation(wire),
                Wire.id("conv"),
                new Meter(),
                new Agent(studio.script(), studio.stage().clock()));
        this.responses = new Responses(parts);
        this.payer = new PayerTurns(parts, responses, studio.hearing());
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
        responses.close();
    }

    private void follow(ObjectNode event) {
        switch (event.path("type").asText()) {
            case "session.update" -> update(event.path("session"));
            case "input_audio_buffer.append" -> payer.append(required(event, "audio"));
            case "input_audio_buffer.commit" -> payer.commitByHand();
            case "input_audio_buffer.clear" -> payer.clear();
            case "conversation.item.create" -> create(event.path("item"));
            case "conversation.item.retrieve" -> parts.conversation().retrieve(required(event, "item_id"));
            case "conversation.item.delete" -> parts.conversation().delete(required(event, "item_id"));
            case "conversation.item.truncate" -> truncate(event);
            case "response.create" -> respond(event.path("response"));
            case "response.cancel" -> responses.cancel(event.path("response_id").asText(""));
            default ->
                throw new Trouble(
                        "invalid_value", "Invalid value: '" + event.path("type").asText() + "'.", "type");
        }
    }

    private void respond(JsonNode response) {
        if (response.path("conversation").asText().equals("none")) {
            new Aside(wire, parts.meter()).answer(response);
        } else {
            responses.create(response);
        }
    }

    private void update(JsonNode session) {
        parts.config().update(session);
        payer.configure();
        parts.agent().brief(parts.config().instructions(), parts.config().tools());
        parts.meter().textIn(parts.config().instructions());
        session("session.updated");
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
