package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import java.util.Optional;

/** The server events of a response's items, built; order and meaning are {@link ResponseRun}'s. */
final class ItemEvents {
    private static final int LIMIT = 40_000;

    private final String response;

    ItemEvents(String response) {
        this.response = response;
    }

    /** The response itself, as {@code response.created} and {@code response.done} show it. */
    static ObjectNode response(String id, String status, Optional<String> reason) {
        ObjectNode response = Json.object()
                .put("object", "realtime.response")
                .put("id", id)
                .put("status", status)
                .putNull("status_details")
                .putNull("metadata");
        reason.ifPresent(
                why -> response.putObject("status_details").put("type", status).put("reason", why));
        response.putArray("output_modalities").add("audio");
        return response;
    }

    ObjectNode rateLimits() {
        ObjectNode event = Wire.event("rate_limits.updated");
        event.putArray("rate_limits")
                .addObject()
                .put("name", "tokens")
                .put("limit", LIMIT)
                .put("remaining", LIMIT)
                .put("reset_seconds", 0.0);
        return event;
    }

    ObjectNode itemAdded(int index, ObjectNode item) {
        return item("response.output_item.added", index, item);
    }

    ObjectNode itemDone(int index, ObjectNode item) {
        return item("response.output_item.done", index, item);
    }

    ObjectNode partAdded(int index, String item) {
        ObjectNode event = content("response.content_part.added", index, item);
        event.putObject("part").put("type", "audio").put("transcript", "");
        return event;
    }

    ObjectNode partDone(int index, String item, String transcript) {
        ObjectNode event = content("response.content_part.done", index, item);
        event.putObject("part").put("type", "audio").put("transcript", transcript);
        return event;
    }

    ObjectNode textDelta(int index, String item, String delta) {
        return content("response.output_audio_transcript.delta", index, item).put("delta", delta);
    }

    ObjectNode textDone(int index, String item, String transcript) {
        return content("response.output_audio_transcript.done", index, item).put("transcript", transcript);
    }

    ObjectNode audioDelta(int index, String item, String base64) {
        return content("response.output_audio.delta", index, item).put("delta", base64);
    }

    ObjectNode audioDone(int index, String item) {
        return content("response.output_audio.done", index, item);
    }

    ObjectNode argumentsDelta(int index, ObjectNode call, String delta) {
        return arguments("response.function_call_arguments.delta", index, call).put("delta", delta);
    }

    ObjectNode argumentsDone(int index, ObjectNode call) {
        return arguments("response.function_call_arguments.done", index, call)
                .put("name", call.path("name").asText())
                .put("arguments", call.path("arguments").asText());
    }

    private ObjectNode item(String type, int index, ObjectNode item) {
        ObjectNode event = of(type, index);
        event.set("item", item.deepCopy());
        return event;
    }

    private ObjectNode content(String type, int index, String item) {
        return of(type, index).put("item_id", item).put("content_index", 0);
    }

    private ObjectNode arguments(String type, int index, ObjectNode call) {
        return of(type, index)
                .put("item_id", call.path("id").asText())
                .put("call_id", call.path("call_id").asText());
    }

    private ObjectNode of(String type, int index) {
        return Wire.event(type).put("response_id", response).put("output_index", index);
    }
}
