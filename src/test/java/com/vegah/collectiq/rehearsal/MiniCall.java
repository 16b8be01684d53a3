package com.vegah.collectiq.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** One call at the mini desk: carries sound both ways, cuts the AI off when the payer speaks, answers its tools. */
final class MiniCall {
    final List<Map<String, String>> statuses = new CopyOnWriteArrayList<>();
    final List<String> answeredBy = new CopyOnWriteArrayList<>();
    final List<String> streamEvents = new CopyOnWriteArrayList<>();
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<String> carrierMessages = new CopyOnWriteArrayList<>();
    final List<JsonNode> voiceEvents = new CopyOnWriteArrayList<>();
    final List<JsonNode> toolCalls = new CopyOnWriteArrayList<>();
    final CountDownLatch over = new CountDownLatch(1);

    private final MiniDesk desk;
    private final String payer;
    private final CompletableFuture<String> sid = new CompletableFuture<>();
    private final Map<String, Long> sentMillis = new LinkedHashMap<>();
    private final Map<String, Long> heardMillis = new LinkedHashMap<>();
    private final List<ObjectNode> afterResponse = new ArrayList<>();
    private Socket stream;
    private Socket voice;
    private String streamSid = "";
    private final Set<String> unwritten = new HashSet<>();
    private boolean hangUpAfterMarks;
    private boolean streamOver;
    private boolean settled;

    MiniCall(MiniDesk desk, String payer) {
        this.desk = desk;
        this.payer = payer;
    }

    void accepted(String callSid) {
        sid.complete(callSid);
    }

    String sid() {
        return sid.join();
    }

    void fetched(Map<String, String> form) {
        assert form.get("CallStatus").equals("in-progress");
    }

    void status(Map<String, String> form) {
        statuses.add(form);
        if (form.containsKey("CallDuration")) {
            over.countDown();
        }
    }

    void machine(Map<String, String> form) {
        answeredBy.add(form.get("AnsweredBy"));
        if (form.get("AnsweredBy").startsWith("machine")) {
            desk.hangUp(sid());
        }
    }

    void streamEvent(Map<String, String> form) {
        streamEvents.add(form.get("StreamEvent"));
    }

    synchronized void streamOpened(Socket socket, String name) {
        stream = socket;
        streamSid = name;
        var openai = desk.settings().openai();
        voice = desk.publicPort()
                .outward()
                .connect(
                        URI.create(openai.realtimeUrl() + "?model=" + openai.model()),
                        Map.of(
                                "Authorization",
                                "Bearer " + openai.apiKey().orElseThrow().reveal()),
                        4 << 20,
                        new Outward.Opening() {
                            @Override
                            public Socket.Listener opened(Socket opened) {
                                voice = opened;
                                return new VoiceListener();
                            }

                            @Override
                            public void refused(int status, String body) {
                                said.add("refused " + status);
                            }

                            @Override
                            public void failed(Exception cause) {
                                said.add("failed " + cause);
                            }
                        });
    }

    synchronized void fromCarrier(JsonNode event, String text) {
        if (carrierMessages.size() < 200 || !event.path("event").asText().equals("media")) {
            carrierMessages.add(text);
        }
        switch (event.path("event").asText()) {
            case "media" ->
                voice.send(Json.object()
                        .put("type", "input_audio_buffer.append")
                        .put("audio", event.at("/media/payload").asText())
                        .toString());
            case "mark" -> {
                String[] mark = event.at("/mark/name").asText().split(":");
                heardMillis.merge(mark[0], Long.parseLong(mark[1]), Math::max);
                hangUpIfAllHeard();
            }
            default -> {
                // nothing to do for connected, start, dtmf and stop
            }
        }
    }

    synchronized void closeStream() {
        stream.close(1000, "desk");
    }

    /** The payer's last words may still be on their way: an answer to a last question comes after all that was said before it. */
    synchronized void streamClosed() {
        if (voice != null) {
            streamOver = true;
            voice.send("{\"type\":\"input_audio_buffer.clear\"}");
        }
    }

    private void leaveVoice() {
        if (streamOver && settled && unwritten.isEmpty()) {
            voice.close(1000, "over");
        }
    }

    private synchronized void fromVoice(JsonNode event) {
        voiceEvents.add(event);
        switch (event.path("type").asText()) {
            case "session.created" -> voice.send(sessionUpdate());
            case "session.updated" -> voice.send("{\"type\":\"response.create\"}");
            case "response.output_audio.delta" ->
                play(event.path("item_id").asText(), event.path("delta").asText());
            case "response.output_audio_transcript.done" ->
                said.add("AI: " + event.path("transcript").asText());
            case "input_audio_buffer.committed" ->
                unwritten.add(event.path("item_id").asText());
            case "input_audio_buffer.cleared" -> {
                settled = true;
                leaveVoice();
            }
            case "conversation.item.input_audio_transcription.completed" ->
                written(event, event.path("transcript").asText());
            case "conversation.item.input_audio_transcription.failed" -> written(event, "?");
            case "input_audio_buffer.speech_started" -> bargeIn();
            case "response.output_item.done" -> tool(event.path("item"));
            case "response.done" -> {
                afterResponse.forEach(next -> voice.send(next.toString()));
                afterResponse.clear();
            }
            default -> {
                // nothing to do
            }
        }
    }

    private void written(JsonNode event, String words) {
        said.add("PAYER: " + words);
        unwritten.remove(event.path("item_id").asText());
        leaveVoice();
    }

    private void play(String item, String base64) {
        long sent = sentMillis.merge(item, (long) base64.length() / 4 * 3 / 8, Long::sum);
        ObjectNode media = Json.object().put("event", "media").put("streamSid", streamSid);
        media.putObject("media").put("payload", base64);
        stream.send(media.toString());
        ObjectNode mark = Json.object().put("event", "mark").put("streamSid", streamSid);
        mark.putObject("mark").put("name", item + ":" + sent);
        stream.send(mark.toString());
    }

    private void bargeIn() {
        sentMillis.forEach((item, sent) -> {
            long heard = heardMillis.getOrDefault(item, 0L);
            if (heard < sent) {
                voice.send(Json.object()
                        .put("type", "conversation.item.truncate")
                        .put("item_id", item)
                        .put("content_index", 0)
                        .put("audio_end_ms", Math.max(0, heard - 5))
                        .toString());
            }
        });
        sentMillis.clear();
        stream.send(
                Json.object().put("event", "clear").put("streamSid", streamSid).toString());
    }

    private void tool(JsonNode item) {
        if (!item.path("type").asText().equals("function_call")) {
            return;
        }
        toolCalls.add(item);
        String name = item.path("name").asText();
        ObjectNode output = Json.object();
        if (name.equals("verify_party")) {
            output.put("verified", true)
                    .put("amount", "85000.00")
                    .put("currency", "USD")
                    .put("amount_in_words", "eighty-five thousand dollars")
                    .put("days_past_due", 30);
            output.putArray("invoices").addObject().put("number", "INV-7");
        }
        ObjectNode result = Json.object().put("type", "conversation.item.create");
        result.putObject("item")
                .put("type", "function_call_output")
                .put("call_id", item.path("call_id").asText())
                .put("output", output.toString());
        afterResponse.add(result);
        if (name.equals("end_call")) {
            hangUpAfterMarks = true;
            hangUpIfAllHeard();
        } else {
            afterResponse.add(Json.object().put("type", "response.create"));
        }
    }

    private void hangUpIfAllHeard() {
        boolean all = sentMillis.entrySet().stream()
                .allMatch(sent -> heardMillis.getOrDefault(sent.getKey(), 0L) >= sent.getValue());
        if (hangUpAfterMarks && all) {
            hangUpAfterMarks = false;
            desk.soon(() -> desk.hangUp(sid()));
        }
    }

    private String sessionUpdate() {
        ObjectNode update = Json.object().put("type", "session.update");
        ObjectNode session = update.putObject("session")
                .put("type", "realtime")
                .put("instructions", "You call on behalf of Harbor Trade Credit.\nPayer: Payer " + payer + " Ltd\n");
        ObjectNode input = session.putObject("audio").putObject("input");
        input.putObject("format").put("type", "audio/pcmu");
        input.putObject("transcription").put("model", "gpt-live-transcribe");
        input.putObject("turn_detection")
                .put("type", "server_vad")
                .put("threshold", 0.5)
                .put("silence_duration_ms", 500);
        ((ObjectNode) session.get("audio"))
                .putObject("output")
                .putObject("format")
                .put("type", "audio/pcmu");
        var tools = session.putArray("tools");
        for (String name : List.of("verify_party", "record_promise", "end_call")) {
            tools.addObject().put("type", "function").put("name", name).putObject("parameters");
        }
        return update.toString();
    }

    private final class VoiceListener implements Socket.Listener {
        @Override
        public void text(String message) {
            fromVoice(Contracts.json(message));
        }

        @Override
        public void closed(int code, String reason, boolean byPeer) {}
    }
}
