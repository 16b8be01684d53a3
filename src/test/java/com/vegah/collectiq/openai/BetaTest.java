package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.settings.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BetaTest {
    private static final String CREATED =
            "{\"type\":\"session.created\",\"event_id\":\"e\",\"session\":{\"id\":\"sess_1\"}}";
    private static final String UPDATED = "{\"type\":\"session.updated\",\"event_id\":\"e\",\"session\":"
            + "{\"input_audio_format\":\"%s\",\"output_audio_format\":\"%s\"}}";

    private final Rig rig = Rig.beta().opened();

    @Test
    void the_session_is_flat_and_has_a_temperature_and_the_header() {
        rig.says(CREATED);
        assertThat(rig.server.headers).containsEntry("OpenAI-Beta", "realtime=v1");
        JsonNode session = rig.server.socket.sent.get(0).path("session");
        assertThat(session.path("modalities").toString()).isEqualTo("[\"audio\",\"text\"]");
        assertThat(session.path("input_audio_format").asText()).isEqualTo("g711_ulaw");
        assertThat(session.path("output_audio_format").asText()).isEqualTo("g711_ulaw");
        assertThat(session.path("temperature").asDouble()).isEqualTo(0.8);
        assertThat(session.path("max_response_output_tokens").asInt()).isEqualTo(1024);
        assertThat(session.path("voice").asText()).isEqualTo("alloy");
        assertThat(session.path("input_audio_transcription").toString())
                .isEqualTo("{\"model\":\"gpt-live-transcribe\",\"language\":\"en\"}");
        assertThat(session.path("turn_detection").path("type").asText()).isEqualTo("server_vad");
        assertThat(session.path("tools")).hasSize(2);
        assertThat(session.has("type") || session.has("audio") || session.has("truncation"))
                .isFalse();
    }

    @Test
    void a_whole_conversation_in_the_old_names() {
        rig.says(CREATED, UPDATED.formatted("g711_ulaw", "g711_ulaw"));
        rig.session.respond(Optional.of("Greet."));
        rig.session.append("AAAA");
        rig.says(
                "{\"type\":\"response.created\",\"event_id\":\"e\",\"response\":{\"id\":\"r1\"}}",
                "{\"type\":\"conversation.item.created\",\"event_id\":\"e\",\"previous_item_id\":null,\"item\":"
                        + "{\"id\":\"i1\",\"type\":\"message\",\"role\":\"assistant\"}}",
                words("response.audio_transcript.delta", "\"delta\":\"Hi\""),
                words("response.audio.delta", "\"delta\":\"AAAA\""),
                words("response.audio.done", "\"x\":0"),
                words("response.audio_transcript.done", "\"transcript\":\"Hi.\""),
                "{\"type\":\"response.function_call_arguments.done\",\"event_id\":\"e\",\"response_id\":\"r1\","
                        + "\"item_id\":\"i2\",\"output_index\":1,\"call_id\":\"c1\",\"arguments\":\"{}\"}",
                "{\"type\":\"response.output_item.done\",\"event_id\":\"e\",\"response_id\":\"r1\",\"output_index\":1,"
                        + "\"item\":{\"id\":\"i2\",\"type\":\"function_call\",\"status\":\"completed\","
                        + "\"call_id\":\"c1\",\"name\":\"record_promise\",\"arguments\":\"{}\"}}");
        rig.session.toolResult("c1", Map.of("ok", true), false);
        rig.session.truncate("i1", 0, 40);
        rig.says(
                "{\"type\":\"response.done\",\"event_id\":\"e\",\"response\":{\"id\":\"r1\",\"status\":\"completed\"}}");
        rig.session.cancel();
        assertThat(rig.heard.lines)
                .containsExactly(
                        "ready",
                        "responseStarted r1",
                        "item i1 after nothing AI",
                        "aiText r1 i1 Hi",
                        "audio r1 i1 0 AAAA",
                        "audioDone r1 i1",
                        "aiTextDone r1 i1 Hi.",
                        "toolCall r1 i2 c1 record_promise",
                        "responseDone r1 COMPLETED ");
        assertThat(rig.server.sentTypes())
                .containsExactly(
                        "session.update",
                        "response.create",
                        "input_audio_buffer.append",
                        "conversation.item.truncate",
                        "conversation.item.create",
                        "response.create",
                        "response.cancel");
    }

    private static String words(String type, String field) {
        return "{\"type\":\"%s\",\"event_id\":\"e\",\"response_id\":\"r1\",\"item_id\":\"i1\",\"output_index\":0,"
                        .formatted(type)
                + "\"content_index\":0,%s}".formatted(field);
    }

    @Test
    void sound_that_is_not_mu_law_is_refused_here_too() {
        rig.says(CREATED, UPDATED.formatted("g711_ulaw", "pcm16"));
        assertThat(rig.heard.lines).containsExactly("gone for good");
    }

    @Test
    void every_example_of_the_documentation_is_taken_without_a_fault() {
        for (JsonNode example : Contract.examples(Settings.Protocol.BETA, "server")) {
            Rig one = Rig.beta().opened().says(CREATED, UPDATED.formatted("g711_ulaw", "g711_ulaw"));
            one.server.saysAnything(example.toString());
            assertThat(one.heard.of("gone")).as("%s", example).isEmpty();
        }
    }
}
