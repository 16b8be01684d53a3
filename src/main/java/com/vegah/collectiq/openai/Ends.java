package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.call.Voice.ResponseEnd.Status;

/** Reads how a response ended and what it used; nothing in it may be taken for granted, nulls are seen on the wire. */
final class Ends {
    private Ends() {}

    static Voice.ResponseEnd end(JsonNode response) {
        Status status = switch (Json.text(response, "status")) {
            case "completed" -> Status.COMPLETED;
            case "cancelled" -> Status.CANCELLED;
            case "incomplete" -> Status.INCOMPLETE;
            default -> Status.FAILED;
        };
        return new Voice.ResponseEnd(status, reason(response.path("status_details")));
    }

    private static String reason(JsonNode details) {
        String reason = Json.text(details, "reason");
        String code = Json.text(details.path("error"), "code");
        String type = Json.text(details.path("error"), "type");
        return !reason.isEmpty() ? reason : !code.isEmpty() ? code : type;
    }

    static Voice.Usage usage(JsonNode usage) {
        JsonNode in = usage.path("input_token_details");
        JsonNode out = usage.path("output_token_details");
        JsonNode cached = in.path("cached_tokens_details");
        int textIn = in.path("text_tokens").asInt();
        int cachedAll = in.path("cached_tokens").asInt();
        // where the split is not told, text is taken first: it is the cheaper to have wrong
        int cachedText = cached.isObject() ? cached.path("text_tokens").asInt() : Math.min(cachedAll, textIn);
        int cachedAudio = cached.isObject() ? cached.path("audio_tokens").asInt() : cachedAll - cachedText;
        return new Voice.Usage(
                textIn,
                in.path("audio_tokens").asInt(),
                cachedText,
                cachedAudio,
                out.path("text_tokens").asInt(),
                out.path("audio_tokens").asInt());
    }
}
