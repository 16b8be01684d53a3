package com.vegah.collectiq.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reading and writing of the wire's JSON, where nulls and missing fields are the same thing. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** An event of ours, with the id by which an error names it. */
    static ObjectNode event(String type, String eventId) {
        return object().put("type", type).put("event_id", eventId);
    }

    static JsonNode read(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** As {@link #read}, with an empty object for whatever is no JSON. */
    static JsonNode readOrEmpty(String text) {
        try {
            return read(text);
        } catch (JsonProcessingException noJson) {
            return object();
        }
    }

    static String write(Object value) throws JsonProcessingException {
        return MAPPER.writeValueAsString(value);
    }

    /** A field's text; empty where it is missing or null. */
    static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? "" : node.path(field).asText("");
    }

    /** A JSON object's fields without those that are null; blank stands for no arguments, anything else is no object. */
    static Optional<Map<String, Object>> arguments(String text) {
        if (text.isBlank()) {
            return Optional.of(Map.of());
        }
        try {
            JsonNode node = read(text);
            return node.isObject() ? Optional.of(fields(node)) : Optional.empty();
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> fields(JsonNode node) {
        Map<String, Object> fields =
                new LinkedHashMap<>(MAPPER.convertValue(node, new TypeReference<Map<String, Object>>() {}));
        fields.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(fields);
    }
}
