package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** A session's settings: the server's defaults, and over them what the client sent; only what is present changes. */
final class SessionConfig {
    private static final long HOUR_SECONDS = 3600;
    private static final Set<String> FORMATS = Set.of("audio/pcm", "audio/pcmu", "audio/pcma");
    private static final Set<String> VOICES =
            Set.of("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar");
    /** Gone since GA or never there: refused by name, as the real server does. */
    private static final Set<String> UNKNOWN = Set.of(
            "temperature",
            "modalities",
            "voice",
            "input_audio_format",
            "output_audio_format",
            "input_audio_transcription",
            "turn_detection",
            "max_response_output_tokens");

    private final ObjectNode session;

    SessionConfig(String model, Instant now) {
        session = Json.object()
                .put("type", "realtime")
                .put("object", "realtime.session")
                .put("id", Wire.id("sess"))
                .put("model", model)
                .put("instructions", "You are a helpful assistant.")
                .put("tool_choice", "auto")
                .put("max_output_tokens", "inf")
                .put("expires_at", now.getEpochSecond() + HOUR_SECONDS);
        session.putArray("output_modalities").add("audio");
        session.putArray("tools");
        ObjectNode audio = session.putObject("audio");
        ObjectNode input = audio.putObject("input");
        input.putObject("format").put("type", "audio/pcm").put("rate", 24_000);
        input.putNull("transcription");
        input.putNull("noise_reduction");
        input.putObject("turn_detection")
                .put("type", "server_vad")
                .put("threshold", 0.5)
                .put("prefix_padding_ms", 300)
                .put("silence_duration_ms", 200)
                .put("create_response", true)
                .put("interrupt_response", true);
        ObjectNode output = audio.putObject("output");
        output.putObject("format").put("type", "audio/pcm").put("rate", 24_000);
        output.put("voice", "alloy").put("speed", 1.0);
    }

    ObjectNode json() {
        return session.deepCopy();
    }

    void update(JsonNode changes) {
        if (!changes.path("type").asText().equals("realtime")) {
            throw new Trouble(
                    "missing_required_parameter", "Missing required parameter: 'session.type'.", "session.type");
        }
        for (Iterator<String> names = changes.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (UNKNOWN.contains(name)) {
                throw new Trouble("unknown_parameter", "Unknown parameter: 'session." + name + "'.", "session." + name);
            }
        }
        check(changes, "/audio/input/format/type", FORMATS);
        check(changes, "/audio/output/format/type", FORMATS);
        if (changes.at("/audio/output/voice").isTextual()) {
            check(changes, "/audio/output/voice", VOICES);
        }
        merge(session, changes);
    }

    boolean muLaw() {
        return session.at("/audio/input/format/type").asText().equals("audio/pcmu")
                && session.at("/audio/output/format/type").asText().equals("audio/pcmu");
    }

    String instructions() {
        return session.path("instructions").asText();
    }

    boolean transcribes() {
        return session.at("/audio/input/transcription").isObject();
    }

    JsonNode turnDetection() {
        return session.at("/audio/input/turn_detection");
    }

    boolean createsResponses() {
        return turnDetection().path("create_response").asBoolean(true);
    }

    boolean interrupts() {
        return turnDetection().path("interrupt_response").asBoolean(true);
    }

    ObjectNode output() {
        ObjectNode output = Json.object();
        output.putObject("output").setAll((ObjectNode) Json.object()
                .<ObjectNode>set("format", session.at("/audio/output/format").deepCopy())
                .set("voice", session.at("/audio/output/voice").deepCopy()));
        return output;
    }

    Set<String> tools() {
        Set<String> names = new LinkedHashSet<>();
        session.path("tools").forEach(tool -> names.add(tool.path("name").asText()));
        return names;
    }

    private static void check(JsonNode changes, String pointer, Set<String> allowed) {
        JsonNode value = changes.at(pointer);
        if (!value.isMissingNode() && !allowed.contains(value.asText())) {
            String param = "session" + pointer.replace('/', '.');
            throw new Trouble(
                    "invalid_value",
                    "Invalid value: '" + value.asText() + "'. Supported values are: " + allowed,
                    param);
        }
    }

    private static void merge(ObjectNode into, JsonNode changes) {
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            boolean whole = change.getKey().equals("format") || change.getKey().equals("turn_detection");
            if (!whole
                    && into.get(change.getKey()) instanceof ObjectNode old
                    && change.getValue().isObject()) {
                merge(old, change.getValue());
            } else {
                into.set(change.getKey(), change.getValue().deepCopy());
            }
        }
    }
}
