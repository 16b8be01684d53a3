package com.vegah.collectiq.rehearsal.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import java.util.Base64;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/** What the product asks of a media stream, read as strictly as the carrier does: documented fields only, no other stream's name. */
sealed interface StreamOrder {
    final class Media implements StreamOrder {
        private final byte[] sound;

        private Media(byte[] sound) {
            this.sound = sound;
        }

        byte[] sound() {
            return sound;
        }
    }

    record Mark(String name) implements StreamOrder {}

    record Clear() implements StreamOrder {}

    /** The carrier's warnings 31950 (cannot be decoded) and 31951 (missing or extra field, unknown type, wrong stream). */
    record Wrong(String why) implements StreamOrder {}

    static StreamOrder parse(String text, String stream) {
        Optional<ObjectNode> parsed = Json.parse(text);
        if (parsed.isEmpty()) {
            return new Wrong("31950: not JSON");
        }
        ObjectNode message = parsed.get();
        if (!stream.equals(message.path("streamSid").asText())) {
            return new Wrong("31951: wrong or missing streamSid");
        }
        return switch (message.path("event").asText()) {
            case "media" -> media(message);
            case "mark" -> mark(message);
            case "clear" -> only(message, "event", "streamSid") ? new Clear() : extra("clear");
            default -> new Wrong("31951: unknown event " + message.path("event"));
        };
    }

    private static StreamOrder media(ObjectNode message) {
        JsonNode payload = message.path("media").path("payload");
        if (!only(message, "event", "streamSid", "media") || !only(message.path("media"), "payload")) {
            return extra("media");
        }
        try {
            return new Media(Base64.getDecoder().decode(payload.asText()));
        } catch (IllegalArgumentException malformed) {
            return new Wrong("31951: the payload is not base64");
        }
    }

    private static StreamOrder mark(ObjectNode message) {
        boolean fits = only(message, "event", "streamSid", "mark") && only(message.path("mark"), "name");
        return fits ? new Mark(message.path("mark").path("name").asText()) : extra("mark");
    }

    private static StreamOrder extra(String event) {
        return new Wrong("31951: missing or extra field in " + event);
    }

    private static boolean only(JsonNode object, String... names) {
        Set<String> allowed = Set.of(names);
        if (object.size() != allowed.size()) {
            return false;
        }
        for (Iterator<String> fields = object.fieldNames(); fields.hasNext(); ) {
            if (!allowed.contains(fields.next())) {
                return false;
            }
        }
        return true;
    }
}
