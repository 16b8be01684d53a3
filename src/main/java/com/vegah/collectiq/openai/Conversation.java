package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.call.Voice;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Turns what the server tells of a session that stands into the voice's events. Used by one thread. */
final class Conversation {
    private static final int REMEMBERED_RESPONSES = 64;

    private final Voice.Events events;
    private final ResponseQueue queue;
    private final OutOfBand apart;
    private final Trouble trouble;
    private final ToolCalls tools;
    private final Set<String> items = new HashSet<>();
    private final Set<String> over = new LinkedHashSet<>();

    Conversation(Voice.Events events, ResponseQueue queue, OutOfBand apart, Trouble trouble) {
        this.apart = apart;
        this.events = events;
        this.queue = queue;
        this.trouble = trouble;
        this.tools = new ToolCalls(events, queue);
    }

    /** Sound; that of a response which is over comes late and is dropped. */
    void audio(AudioDelta sound) {
        if (!over.contains(sound.responseId()) && !apart.owns(sound.responseId())) {
            events.audio(sound.responseId(), sound.itemId(), sound.contentIndex(), sound.base64());
        }
    }

    /** Tells an event; the end of the session if it is that. */
    Optional<Gone> tell(Happening happening, JsonNode event) {
        String item = Json.text(event, "item_id");
        String response = Json.text(event, "response_id");
        if (apart.owns(response)) {
            return Optional.empty();
        }
        switch (happening) {
            case SPEECH_STARTED -> {
                queue.speechStarted();
                events.speechStarted(item);
            }
            case SPEECH_STOPPED -> {
                queue.speechStopped();
                events.speechStopped(item);
            }
            case ITEM -> item(event);
            case PAYER_TEXT -> payerText(item, Json.text(event, "delta"));
            case PAYER_TEXT_DONE -> events.payerTextDone(item, Json.text(event, "transcript"));
            case PAYER_TEXT_FAILED -> events.payerTextFailed(item);
            case AUDIO -> audio(event, response, item);
            case AUDIO_DONE -> events.audioDone(response, item);
            case AI_TEXT -> events.aiText(response, item, Json.text(event, "delta"));
            case AI_TEXT_DONE -> events.aiTextDone(response, item, Json.text(event, "transcript"));
            case ARGUMENTS_DONE -> tools.argumentsDone(event);
            case OUTPUT_ITEM_DONE -> tools.itemDone(response, event.path("item"), over.contains(response));
            case RESPONSE_CREATED -> started(event.path("response"));
            case RESPONSE_DONE -> {
                return done(event.path("response"));
            }
            case ERROR -> {
                return error(event.path("error"));
            }
            case SESSION_CREATED, SESSION_UPDATED, OTHER -> {
                // of no interest once the session stands
            }
        }
        return Optional.empty();
    }

    private void payerText(String item, String delta) {
        if (!delta.isEmpty()) {
            events.payerText(item, delta);
        }
    }

    private void audio(JsonNode event, String response, String item) {
        String base64 = Json.text(event, "delta");
        if (!base64.isEmpty()) {
            audio(new AudioDelta(response, item, event.path("content_index").asInt(), base64));
        }
    }

    /** Items are told of twice in GA (added, done), once in beta (created). */
    private void item(JsonNode event) {
        JsonNode item = event.path("item");
        String id = Json.text(item, "id");
        if (id.isEmpty() || !items.add(id)) {
            return;
        }
        String previous = Json.text(event, "previous_item_id");
        events.item(id, previous.isEmpty() ? Optional.empty() : Optional.of(previous), role(item));
    }

    private static Voice.Role role(JsonNode item) {
        if (!Json.text(item, "type").equals("message")) {
            return Voice.Role.TOOL;
        }
        return switch (Json.text(item, "role")) {
            case "assistant" -> Voice.Role.AI;
            case "user" -> Voice.Role.PAYER;
            default -> Voice.Role.SYSTEM;
        };
    }

    private void started(JsonNode response) {
        String id = Json.text(response, "id");
        if (apart.started(response)) {
            return;
        }
        if (!over.contains(id)) {
            queue.started(id);
            events.responseStarted(id);
        }
    }

    private Optional<Gone> done(JsonNode response) {
        String id = Json.text(response, "id");
        Voice.ResponseEnd end = Ends.end(response);
        if (apart.started(response)) {
            apart.done(response).ifPresent(key -> drafted(key, response, end));
            return Optional.empty();
        }
        if (!id.isEmpty() && !remember(id)) {
            return Optional.empty();
        }
        tools.responseDone(id, response.path("output"), end.status() == Voice.ResponseEnd.Status.COMPLETED);
        events.responseDone(id, end, Ends.usage(response.path("usage")));
        queue.done(id);
        return trouble.fatal(response.path("status_details").path("error"));
    }

    private void drafted(String key, JsonNode response, Voice.ResponseEnd end) {
        boolean whole = end.status() == Voice.ResponseEnd.Status.COMPLETED;
        String text = OutOfBand.text(response);
        // models like to put their JSON into a fence
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}') + 1;
        String json = whole && from >= 0 && from < to ? text.substring(from, to) : "";
        events.drafted(
                key, !json.isEmpty() ? Json.arguments(json) : Optional.empty(), Ends.usage(response.path("usage")));
    }

    private boolean remember(String id) {
        if (over.size() >= REMEMBERED_RESPONSES) {
            over.remove(over.iterator().next());
        }
        return over.add(id);
    }

    // most errors leave the session open: contracts/openai-realtime.md section 10
    private Optional<Gone> error(JsonNode error) {
        Optional<Gone> fatal = trouble.fatal(error);
        if (fatal.isPresent()) {
            return fatal;
        }
        String code = Json.text(error, "code");
        String eventId = Json.text(error, "event_id");
        Optional<String> draft = apart.failed(eventId);
        if (draft.isPresent()) {
            events.drafted(draft.get(), Optional.empty(), Voice.Usage.NONE);
        } else if (code.equals("conversation_already_has_active_response")) {
            queue.conflict(eventId);
        } else {
            queue.failed(eventId, mayBeAsk(code, Json.text(error, "message")));
        }
        events.hiccup(code.isEmpty() ? Json.text(error, "type") : code, Trouble.quote(Json.text(error, "message")));
        return Optional.empty();
    }

    /** Whether an error that names no event of ours may mean our ask for a response. */
    private static boolean mayBeAsk(String code, String message) {
        boolean aboutAnother = code.equals("response_cancel_not_active")
                || code.startsWith("input_audio_buffer")
                || code.startsWith("item_")
                || message.contains("already shorter than")
                || message.contains("can be truncated")
                || message.contains("item");
        return !aboutAnother;
    }
}
