package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.call.Voice;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells each tool call once, and only when it stands: at {@code response.output_item.done}, else with a completed {@code response.done}. A
 * call cut short by the payer ({@code incomplete}) is never told. Used by one thread.
 */
final class ToolCalls {
    private final Voice.Events events;
    private final ResponseQueue queue;
    private final Map<String, JsonNode> spelled = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();

    ToolCalls(Voice.Events events, ResponseQueue queue) {
        this.events = events;
        this.queue = queue;
    }

    /** {@code response.function_call_arguments.done}: the call may still turn out incomplete. */
    void argumentsDone(JsonNode event) {
        spelled.put(Json.text(event, "call_id"), event);
    }

    void itemDone(String responseId, JsonNode item, boolean over) {
        if (!Json.text(item, "type").equals("function_call")) {
            return;
        }
        spelled.remove(Json.text(item, "call_id"));
        if (!Json.text(item, "status").equals("incomplete")) {
            tell(responseId, Json.text(item, "id"), item, over);
        }
    }

    /** Tells the calls of a completed response that no item's end told. */
    void responseDone(String responseId, JsonNode output, boolean completed) {
        for (JsonNode item : output) {
            if (completed || Json.text(item, "status").equals("completed")) {
                itemDone(responseId, item, true);
            }
        }
        for (JsonNode event : spelled.values()) {
            if (completed && Json.text(event, "response_id").equals(responseId)) {
                tell(responseId, Json.text(event, "item_id"), event, true);
            }
        }
        spelled.values().removeIf(event -> Json.text(event, "response_id").equals(responseId));
    }

    private void tell(String responseId, String itemId, JsonNode call, boolean over) {
        String callId = Json.text(call, "call_id");
        String name = Json.text(call, "name");
        if (callId.isEmpty() || name.isEmpty() || !told.add(callId)) {
            return;
        }
        queue.called(callId, responseId, over);
        events.toolCall(responseId, itemId, callId, name, Json.arguments(Json.text(call, "arguments")));
    }
}
