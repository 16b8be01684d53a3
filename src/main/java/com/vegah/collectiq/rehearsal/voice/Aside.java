package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import java.util.Optional;

/** A response beside the conversation ({@code "conversation": "none"}): text alone, at once, whatever else runs. */
final class Aside {
    private static final String DRAFT = "{\"summary\":\"A rehearsed talk; this is what a draft of the AI looks like.\","
            + "\"outcome\":\"NO_COMMITMENT\",\"next_action\":\"NEXT_OUTREACH\"}";

    private final Wire wire;
    private final Meter meter;

    Aside(Wire wire, Meter meter) {
        this.wire = wire;
        this.meter = meter;
    }

    void answer(JsonNode asked) {
        String id = Wire.id("resp");
        ObjectNode item = Json.object()
                .put("id", Wire.id("item"))
                .put("object", "realtime.item")
                .put("type", "message")
                .put("status", "completed")
                .put("role", "assistant");
        item.putArray("content").addObject().put("type", "output_text").put("text", DRAFT);
        send("response.created", response(id, "in_progress", asked));
        ObjectNode text = Wire.event("response.output_text.done")
                .put("response_id", id)
                .put("item_id", item.path("id").asText())
                .put("output_index", 0)
                .put("content_index", 0)
                .put("text", DRAFT);
        wire.send(text);
        ObjectNode done = response(id, "completed", asked);
        done.putArray("output").add(item);
        done.set("usage", meter.usage(DRAFT, 0));
        send("response.done", done);
    }

    private static ObjectNode response(String id, String status, JsonNode asked) {
        ObjectNode response = ItemEvents.response(id, status, Optional.empty()).putNull("conversation_id");
        response.set("metadata", asked.path("metadata").deepCopy());
        response.putArray("output_modalities").add("text");
        response.putArray("output");
        return response;
    }

    private void send(String type, ObjectNode response) {
        ObjectNode event = Wire.event(type);
        event.set("response", response);
        wire.send(event);
    }
}
