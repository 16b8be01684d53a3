package com.vegah.collectiq.call;

import com.vegah.collectiq.value.CardNumbers;
import java.util.Map;
import java.util.Optional;

/** The AI calls a tool; no arguments where it sent something that is not an object. */
record ToolCall(String responseId, String itemId, String callId, String name, Optional<Map<String, Object>> arguments) {
    /** An argument as text, empty where it is missing. */
    String text(String argument) {
        Object value = arguments.map(all -> all.get(argument)).orElse(null);
        return value == null ? "" : CardNumbers.mask(value.toString().strip());
    }
}
