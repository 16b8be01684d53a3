package com.vegah.collectiq.rehearsal.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.rehearsal.Backstage;
import com.vegah.collectiq.rehearsal.Contracts;
import com.vegah.collectiq.rehearsal.FakeSocket;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import com.vegah.collectiq.rehearsal.speech.Speech;
import com.vegah.collectiq.rehearsal.speech.Utterance;
import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealtimeSessionTest {
    private final Timekeeper time = Timekeeper.paced(Instant.parse("2026-11-24T16:00:00Z"), ZoneOffset.UTC, 10);
    private final Backstage stage = new Backstage(time);
    private final Hearing hearing = new Hearing();
    private final Speech speech = new Speech(hearing);
    private final VoiceServer server = new VoiceServer(stage, speech, hearing, new Secret("key"));
    private final FakeSocket socket = new FakeSocket();
    private Socket.Listener session;

    @BeforeEach
    void open() {
        session = server.open(socket, head(Map.of()));
        send("session.update", update("You call on behalf of Harbor Trade Credit.\nPayer: Dana Whitfield\n"));
        await().until(() -> has("session.updated"));
    }

    @AfterEach
    void close() {
        stage.close();
        speech.close();
        time.close();
    }

    @Test
    void a_wrong_key_or_no_model_does_not_get_in() {
        Head keyless = new Head("GET", "/v1/realtime?model=m", Map.of("authorization", List.of("Bearer other")));
        assertThat(server.admit(keyless)).isInstanceOf(Route.Admission.Refused.class);
        assertThat(server.admit(new Head("GET", "/v1/realtime", Map.of("authorization", List.of("Bearer key")))))
                .isInstanceOf(Route.Admission.Refused.class);
        assertThat(server.admit(head(Map.of()))).isEqualTo(Route.Admission.IN);
    }

    @Test
    void the_beta_header_ends_the_session_as_it_does_for_real() {
        FakeSocket beta = new FakeSocket();
        server.open(beta, head(Map.of("openai-beta", List.of("realtime=v1"))));
        await().until(() -> beta.closedWith() == 4000);
    }

    @Test
    void the_update_comes_back_with_what_was_asked_for() {
        JsonNode updated = first("session.updated").path("session");
        assertThat(updated.at("/audio/input/format/type").asText()).isEqualTo("audio/pcmu");
        assertThat(updated.at("/audio/output/format/type").asText()).isEqualTo("audio/pcmu");
        assertThat(first("session.created")
                        .at("/session/audio/input/format/rate")
                        .asInt())
                .isEqualTo(24_000);
    }

    @Test
    void a_response_comes_in_the_order_of_the_protocol() {
        send("response.create", Json.object());
        await().until(() -> has("response.done"));
        List<String> order = types().stream()
                .filter(type -> type.startsWith("response.") || type.startsWith("conversation"))
                .distinct()
                .toList();
        assertThat(order)
                .containsExactly(
                        "response.created",
                        "response.output_item.added",
                        "conversation.item.added",
                        "response.content_part.added",
                        "response.output_audio_transcript.delta",
                        "response.output_audio.delta",
                        "response.output_audio.done",
                        "response.output_audio_transcript.done",
                        "response.content_part.done",
                        "conversation.item.done",
                        "response.output_item.done",
                        "response.done");
        assertThat(first("response.done")
                        .at("/response/usage/output_token_details/audio_tokens")
                        .asInt())
                .isPositive();
    }

    @Test
    void speech_cancels_the_response_that_is_under_way() {
        Utterance interruption = speech.say("Hold on, hold on.", 150).join();
        send("response.create", Json.object());
        await().until(() -> has("response.output_audio.delta"));
        append(interruption);
        await().until(() -> has("response.done"));
        JsonNode done = first("response.done").path("response");
        assertThat(done.path("status").asText()).isEqualTo("cancelled");
        assertThat(done.at("/status_details/reason").asText()).isEqualTo("turn_detected");
        assertThat(types().indexOf("input_audio_buffer.speech_started")).isLessThan(types().indexOf("response.done"));
    }

    @Test
    void words_are_heard_only_if_their_sound_came_through() {
        append(speech.say("Yes, speaking.", 150).join());
        silence();
        await().until(() -> has("conversation.item.input_audio_transcription.completed"));
        assertThat(first("conversation.item.input_audio_transcription.completed")
                        .path("transcript")
                        .asText())
                .isEqualTo("Yes, speaking.");
        assertThat(types())
                .containsSubsequence(
                        "input_audio_buffer.speech_started",
                        "input_audio_buffer.speech_stopped",
                        "input_audio_buffer.committed",
                        "conversation.item.added",
                        "conversation.item.done",
                        "response.created");
    }

    @Test
    void sound_that_was_changed_on_its_way_is_not_understood() {
        byte[] frame = new byte[Frame.BYTES];
        Arrays.fill(frame, (byte) 0x30);
        for (int i = 0; i < 20; i++) {
            append(frame);
        }
        silence();
        await().until(() -> has("conversation.item.input_audio_transcription.failed"));
    }

    @Test
    void truncating_beyond_the_sound_is_an_error_and_within_it_is_done() {
        send("response.create", Json.object());
        await().until(() -> has("response.done"));
        String item = first("response.output_item.done").at("/item/id").asText();
        truncate(item, 600_000);
        await().until(() -> has("error"));
        assertThat(first("error").at("/error/message").asText()).contains("already shorter than 600000ms");
        truncate(item, 400);
        await().until(() -> has("conversation.item.truncated"));
    }

    @Test
    void what_the_protocol_does_not_know_is_answered_with_an_error_and_the_session_goes_on() {
        session.text("nonsense");
        expectError("invalid_json");
        send("response.stop", Json.object());
        expectError("invalid_value");
        send("response.cancel", Json.object());
        expectError("response_cancel_not_active");
        send("input_audio_buffer.commit", Json.object());
        expectError("input_audio_buffer_commit_empty");
        ObjectNode warm = Json.object();
        warm.putObject("session").put("type", "realtime").put("temperature", 0.8);
        send("session.update", warm);
        expectError("unknown_parameter");
        send("conversation.item.delete", Json.object().put("item_id", "item_none"));
        expectError("item_delete_invalid_item_id");
        send("response.create", Json.object());
        send("response.create", Json.object());
        expectError("conversation_already_has_active_response");
        await().until(() -> has("response.done"));
    }

    @Test
    void every_event_fits_the_contract() {
        append(speech.say("Yes, speaking.", 150).join());
        silence();
        await().until(() -> has("response.done"));
        var schema = Contracts.schema("openai-realtime-ga-server-events.schema.json");
        socket.sent().forEach(text -> Contracts.assertFits(schema, text));
    }

    private void truncate(String item, int millis) {
        send(
                "conversation.item.truncate",
                Json.object().put("item_id", item).put("content_index", 0).put("audio_end_ms", millis));
    }

    private void expectError(String code) {
        await().until(() -> socket.sent().stream()
                .map(Contracts::json)
                .anyMatch(event -> event.at("/error/code").asText().equals(code)));
    }

    private void append(Utterance utterance) {
        for (int frame = 0; frame < utterance.frames(); frame++) {
            append(utterance.frame(frame));
        }
    }

    private void silence() {
        byte[] frame = new byte[Frame.BYTES];
        Arrays.fill(frame, Frame.SILENCE);
        for (int i = 0; i < 30; i++) {
            append(frame);
        }
    }

    private void append(byte[] frame) {
        send(
                "input_audio_buffer.append",
                Json.object().put("audio", Base64.getEncoder().encodeToString(frame)));
    }

    private void send(String type, ObjectNode event) {
        session.text(event.put("type", type).toString());
    }

    private boolean has(String type) {
        return types().contains(type);
    }

    private List<String> types() {
        return socket.sent().stream()
                .map(text -> Contracts.json(text).path("type").asText())
                .toList();
    }

    private JsonNode first(String type) {
        return socket.sent().stream()
                .map(Contracts::json)
                .filter(event -> event.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode update(String instructions) {
        ObjectNode event = Json.object();
        ObjectNode session = event.putObject("session").put("type", "realtime").put("instructions", instructions);
        ObjectNode audio = session.putObject("audio");
        ObjectNode input = audio.putObject("input");
        input.putObject("format").put("type", "audio/pcmu");
        input.putObject("transcription").put("model", "gpt-live-transcribe");
        input.putObject("turn_detection").put("type", "server_vad").put("silence_duration_ms", 500);
        audio.putObject("output").putObject("format").put("type", "audio/pcmu");
        return event;
    }

    private static Head head(Map<String, List<String>> more) {
        Map<String, List<String>> headers = new java.util.HashMap<>(more);
        headers.put("authorization", List.of("Bearer key"));
        return new Head("GET", "/v1/realtime?model=gpt-realtime-2.1", headers);
    }
}
