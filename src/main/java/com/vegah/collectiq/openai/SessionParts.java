package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.Settings.Turns;
import java.util.List;
import java.util.Locale;

/** The parts of a session that are the same in both dialects. */
final class SessionParts {
    private SessionParts() {}

    /** {@code held}: the voice tells of the payer's turns and neither answers nor falls silent by itself, whatever is set. */
    static ObjectNode turnDetection(Turns turns, boolean held) {
        ObjectNode detection = Json.object().put("type", lower(turns.detection()));
        switch (turns.detection()) {
            case SERVER_VAD ->
                detection
                        .put("threshold", turns.threshold())
                        .put("prefix_padding_ms", turns.prefixMillis())
                        .put("silence_duration_ms", turns.silenceMillis());
            case SEMANTIC_VAD -> detection.put("eagerness", lower(turns.eagerness()));
        }
        return detection
                .put("create_response", turns.createResponse() && !held)
                .put("interrupt_response", turns.interruptResponse() && !held);
    }

    static JsonNode noiseReduction(Turns turns) {
        return switch (turns.noiseReduction()) {
            case NEAR_FIELD, FAR_FIELD -> Json.object().put("type", lower(turns.noiseReduction()));
            case NONE -> NullNode.getInstance();
        };
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static ObjectNode transcription(Settings.OpenAi settings, Voice.Brief brief) {
        ObjectNode transcription = Json.object().put("model", settings.transcriptionModel());
        brief.language()
                .or(settings::language)
                .map(SessionParts::iso639)
                .filter(language -> language.length() == 2)
                .ifPresent(language -> transcription.put("language", language));
        return transcription;
    }

    /** Transcription wants ISO 639-1, we hold IETF tags: {@code en-GB} becomes {@code en}. */
    private static String iso639(String tag) {
        return Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    }

    static ArrayNode tools(List<Voice.ToolSpec> specs) {
        ArrayNode tools = JsonNodeFactory.instance.arrayNode();
        specs.forEach(spec -> tools.add(tool(spec)));
        return tools;
    }

    private static ObjectNode tool(Voice.ToolSpec spec) {
        ObjectNode tool =
                Json.object().put("type", "function").put("name", spec.name()).put("description", spec.purpose());
        ObjectNode parameters = tool.putObject("parameters").put("type", "object");
        ObjectNode properties = parameters.putObject("properties");
        ArrayNode required = parameters.putArray("required");
        for (Voice.Argument argument : spec.arguments()) {
            properties.set(argument.name(), property(argument));
            if (argument.required()) {
                required.add(argument.name());
            }
        }
        parameters.put("additionalProperties", false);
        return tool;
    }

    private static ObjectNode property(Voice.Argument argument) {
        String type = switch (argument.kind()) {
            case STRING -> "string";
            case INTEGER -> "integer";
        };
        ObjectNode property = Json.object().put("type", type).put("description", argument.purpose());
        if (!argument.oneOf().isEmpty()) {
            argument.oneOf().forEach(property.putArray("enum")::add);
        }
        return property;
    }
}
