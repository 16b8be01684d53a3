package com.vegah.collectiq.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.java_websocket.WebSocket;

/** One session of the voice: what it heard, and what a test lets it say. */
final class VoiceTalk {
    final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    final CountDownLatch closed = new CountDownLatch(1);
    private final WebSocket socket;
    private String lastItem = "";

    VoiceTalk(WebSocket socket) {
        this.socket = socket;
    }

    void say(String json) {
        if (socket.isOpen()) {
            socket.send(json);
        }
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** The connection breaks. */
    void vanish() {
        socket.closeConnection(1006, "");
    }

    List<JsonNode> heard(String type) {
        return heard.stream()
                .filter(event -> event.path("type").asText().equals(type) && !isDraft(event))
                .toList();
    }

    /** What was asked for beside the conversation. */
    List<JsonNode> drafts() {
        return heard.stream().filter(VoiceTalk::isDraft).toList();
    }

    private static boolean isDraft(JsonNode event) {
        return event.path("response").path("conversation").asText().equals("none");
    }

    /** Answers the n-th ask for a draft (from 1). */
    void drafts(int n, String response, String text) {
        Awaitility.await("draft number " + n).until(() -> drafts().size() >= n);
        ObjectNode event = VoiceStandIn.JSON
                .createObjectNode()
                .put("type", "response.created")
                .put("event_id", "e");
        ObjectNode body = event.putObject("response")
                .put("object", "realtime.response")
                .put("id", response)
                .put("status", "in_progress");
        body.putNull("conversation_id").putNull("status_details").putArray("output");
        body.set("metadata", drafts().get(n - 1).path("response").path("metadata"));
        say(event.toString());
        body.put("status", "completed");
        body.putArray("output")
                .addObject()
                .put("id", "item_" + response)
                .put("type", "message")
                .put("role", "assistant")
                .putArray("content")
                .addObject()
                .put("type", "output_text")
                .put("text", text);
        say(event.put("type", "response.done").toString());
    }

    /** Waits for the n-th event of a kind (from 1). */
    JsonNode await(String type, int n) {
        Awaitility.await(type + " number " + n).until(() -> heard(type).size() >= n);
        return heard(type).get(n - 1);
    }

    /** Waits for the n-th result of a tool (from 1): its item. */
    JsonNode toolResult(int n) {
        Awaitility.await("tool result number " + n).until(() -> toolResults().size() >= n);
        return toolResults().get(n - 1);
    }

    List<JsonNode> toolResults() {
        return heard("conversation.item.create").stream()
                .map(event -> event.path("item"))
                .filter(item -> item.path("type").asText().equals("function_call_output"))
                .toList();
    }

    /** A whole spoken response. */
    void speaks(String response, String item, String words, int millis) {
        begins(response, item, words, millis);
        item("response.output_item.done", response, assistant(item, "completed"));
        done(response, "completed", "");
    }

    /** A response that has begun to sound and is not over. */
    void begins(String response, String item, String words, int millis) {
        opens(response, item, millis);
        ObjectNode text =
                event("response.output_audio_transcript.delta", response).put("item_id", item);
        say(text.put("content_index", 0).put("delta", words).toString());
        ObjectNode whole =
                event("response.output_audio_transcript.done", response).put("item_id", item);
        say(whole.put("content_index", 0).put("transcript", words).toString());
    }

    /** A response that has begun to sound, of whose words nothing is known yet. */
    void opens(String response, String item, int millis) {
        created(response);
        item("response.output_item.added", response, assistant(item, "in_progress"));
        added(assistant(item, "in_progress"), item);
        audio(response, item, millis);
    }

    void audio(String response, String item, int millis) {
        say(event("response.output_audio.delta", response)
                .put("item_id", item)
                .put("content_index", 0)
                .put("delta", Base64.getEncoder().encodeToString(new byte[millis * 8]))
                .toString());
    }

    /** A response that only calls a tool. */
    void calls(String response, String callId, String tool, String arguments) {
        created(response);
        toolCall(response, callId, tool, arguments);
        done(response, "completed", call(callId, tool, arguments, "completed").toString());
    }

    void toolCall(String response, String callId, String tool, String arguments) {
        item("response.output_item.added", response, call(callId, tool, "", "in_progress"));
        added(call(callId, tool, "", "in_progress"), "item_" + callId);
        say(event("response.function_call_arguments.done", response)
                .put("item_id", "item_" + callId)
                .put("call_id", callId)
                .put("name", tool)
                .put("arguments", arguments)
                .toString());
        item("response.output_item.done", response, call(callId, tool, arguments, "completed"));
    }

    void created(String response) {
        say("{\"type\":\"response.created\",\"event_id\":\"e\",\"response\":{\"object\":\"realtime.response\",\"id\":\""
                + response + "\",\"status\":\"in_progress\",\"status_details\":null,\"output\":[]}}");
    }

    void done(String response, String status, String output) {
        say("{\"type\":\"response.done\",\"event_id\":\"e\",\"response\":{\"object\":\"realtime.response\",\"id\":\""
                + response + "\",\"status\":\"" + status + "\",\"status_details\":null,\"output\":[" + output + "]}}");
    }

    /** The payer says something, from the first sound to the words. */
    void payerSays(String item, String words) {
        payerBegins(item);
        payerStops(item);
        payerWords(item, words);
    }

    void payerStops(String item) {
        say("{\"type\":\"input_audio_buffer.speech_stopped\",\"event_id\":\"e\",\"audio_end_ms\":500,\"item_id\":\""
                + item + "\"}");
    }

    /** What was said, perhaps nothing. */
    void payerWords(String item, String words) {
        ObjectNode user = VoiceStandIn.JSON
                .createObjectNode()
                .put("id", item)
                .put("type", "message")
                .put("status", "completed")
                .put("role", "user");
        user.putArray("content").addObject().put("type", "input_audio");
        added(user, item);
        say("{\"type\":\"conversation.item.input_audio_transcription.completed\",\"event_id\":\"e\",\"item_id\":\""
                + item + "\",\"content_index\":0,\"transcript\":\"" + words + "\"}");
    }

    void payerBegins(String item) {
        say("{\"type\":\"input_audio_buffer.speech_started\",\"event_id\":\"e\",\"audio_start_ms\":100,\"item_id\":\""
                + item + "\"}");
    }

    private void added(ObjectNode item, String id) {
        ObjectNode event = VoiceStandIn.JSON
                .createObjectNode()
                .put("type", "conversation.item.added")
                .put("event_id", "e");
        event.put("previous_item_id", lastItem.isEmpty() ? null : lastItem);
        event.set("item", item);
        lastItem = id;
        say(event.toString());
    }

    private void item(String type, String response, ObjectNode item) {
        ObjectNode event = event(type, response);
        event.set("item", item);
        say(event.toString());
    }

    private static ObjectNode event(String type, String response) {
        return VoiceStandIn.JSON
                .createObjectNode()
                .put("type", type)
                .put("event_id", "e")
                .put("response_id", response)
                .put("output_index", 0);
    }

    private static ObjectNode assistant(String item, String status) {
        ObjectNode node = VoiceStandIn.JSON
                .createObjectNode()
                .put("id", item)
                .put("type", "message")
                .put("status", status)
                .put("role", "assistant");
        node.putArray("content");
        return node;
    }

    private static ObjectNode call(String callId, String tool, String arguments, String status) {
        return VoiceStandIn.JSON
                .createObjectNode()
                .put("id", "item_" + callId)
                .put("type", "function_call")
                .put("status", status)
                .put("call_id", callId)
                .put("name", tool)
                .put("arguments", arguments);
    }
}
