package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Responses beside the conversation: text that nobody hears, which neither wait for a spoken one nor keep it waiting. Known by our
 * metadata, which a server gives back, else by having no conversation while one of ours is due. Safe for every thread.
 */
final class OutOfBand {
    private static final String MARK = "draft";
    private static final int MOST_TOKENS = 600;

    private final Dialect dialect;
    private final Consumer<ObjectNode> wire;
    private final Map<String, String> asked = new LinkedHashMap<>();
    private final Map<String, String> running = new LinkedHashMap<>();
    private final Set<String> over = new HashSet<>();
    private int count;

    OutOfBand(Dialect dialect, Consumer<ObjectNode> wire) {
        this.dialect = dialect;
        this.wire = wire;
    }

    synchronized void ask(String key, String instructions) {
        String id = MARK + "-" + ++count;
        asked.put(id, key);
        ObjectNode create = Json.event("response.create", id);
        ObjectNode response = create.putObject("response").put("conversation", "none");
        dialect.textOnly(response, MOST_TOKENS);
        response.put("instructions", instructions).put("tool_choice", "none");
        response.putArray("tools");
        response.putObject("metadata").put(MARK, id);
        wire.accept(create);
    }

    /** Whether a response that began is one of these. */
    synchronized boolean started(JsonNode response) {
        String id = Json.text(response, "id");
        Optional<String> ask = ask(response);
        ask.ifPresent(which ->
                running.put(id, Optional.ofNullable(asked.remove(which)).orElse("")));
        return ask.isPresent() || owns(id);
    }

    /** Whether an event's response is one of these. */
    synchronized boolean owns(String responseId) {
        return running.containsKey(responseId) || over.contains(responseId);
    }

    /** What one of these was asked for, now that it is over; empty where it was told before. To be asked of those that are ours. */
    synchronized Optional<String> done(JsonNode response) {
        String id = Json.text(response, "id");
        started(response);
        over.add(id);
        return Optional.ofNullable(running.remove(id));
    }

    /** What was asked for and refused, if it was one of these. */
    synchronized Optional<String> failed(String eventId) {
        return Optional.ofNullable(asked.remove(eventId));
    }

    /** All that a response said in text. */
    static String text(JsonNode response) {
        StringBuilder text = new StringBuilder();
        for (JsonNode item : response.path("output")) {
            for (JsonNode part : item.path("content")) {
                text.append(Json.text(part, "text"));
            }
        }
        return text.toString();
    }

    private Optional<String> ask(JsonNode response) {
        String mark = Json.text(response.path("metadata"), MARK);
        if (asked.containsKey(mark)) {
            return Optional.of(mark);
        }
        boolean apart = response.has("conversation_id")
                && response.path("conversation_id").isNull();
        boolean unknown = !running.containsKey(Json.text(response, "id"));
        return apart && unknown && mark.isEmpty() ? asked.keySet().stream().findFirst() : Optional.empty();
    }
}
