package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.settings.Settings.Detection;
import com.vegah.collectiq.settings.Settings.Eagerness;
import com.vegah.collectiq.settings.Settings.NoiseReduction;
import com.vegah.collectiq.settings.Settings.Protocol;
import com.vegah.collectiq.settings.Settings.Turns;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the payer's turns are found, in both dialects; everything sent is held to its strict schema by the rig. */
class TurnSettingsTest {
    private static final Turns SEMANTIC = new Turns(
            Detection.SEMANTIC_VAD,
            0.5,
            300,
            500,
            OptionalInt.of(6000),
            Eagerness.HIGH,
            false,
            true,
            NoiseReduction.NONE);
    private static final Turns SERVER = new Turns(
            Detection.SERVER_VAD,
            0.7,
            200,
            650,
            OptionalInt.of(6000),
            Eagerness.LOW,
            true,
            false,
            NoiseReduction.FAR_FIELD);

    @Test
    void semantic_detection_is_sent_with_its_eagerness_and_nothing_of_the_other() {
        JsonNode in = ga(SEMANTIC).path("audio").path("input");
        assertThat(in.path("turn_detection").toString())
                .isEqualTo("{\"type\":\"semantic_vad\",\"eagerness\":\"high\",\"create_response\":false,"
                        + "\"interrupt_response\":true}");
        assertThat(in.path("noise_reduction").isNull()).isTrue();
    }

    @Test
    void server_detection_is_sent_with_all_that_is_set() {
        JsonNode in = ga(SERVER).path("audio").path("input");
        assertThat(in.path("turn_detection").toString())
                .isEqualTo("{\"type\":\"server_vad\",\"threshold\":0.7,\"prefix_padding_ms\":200,"
                        + "\"silence_duration_ms\":650,\"create_response\":true,\"interrupt_response\":false,"
                        + "\"idle_timeout_ms\":6000}");
        assertThat(in.path("noise_reduction").path("type").asText()).isEqualTo("far_field");
    }

    @Test
    void the_old_dialect_has_the_same_but_the_idle_time() {
        JsonNode server = update(Protocol.BETA, SERVER);
        assertThat(server.path("turn_detection").toString())
                .isEqualTo("{\"type\":\"server_vad\",\"threshold\":0.7,\"prefix_padding_ms\":200,"
                        + "\"silence_duration_ms\":650,\"create_response\":true,\"interrupt_response\":false}");
        assertThat(server.path("input_audio_noise_reduction").path("type").asText())
                .isEqualTo("far_field");
        JsonNode semantic = update(Protocol.BETA, SEMANTIC);
        assertThat(semantic.path("turn_detection").path("eagerness").asText()).isEqualTo("high");
        assertThat(semantic.path("input_audio_noise_reduction").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void held_the_voice_neither_answers_nor_stops_and_let_go_it_is_as_it_was_set(Protocol protocol) {
        Rig rig = ready(protocol, Turns.PRESET);
        rig.session.hold(true);
        rig.session.hold(false);
        JsonNode held = turns(protocol, rig.server.socket.sent.get(1));
        assertThat(held.path("create_response").asBoolean(true)).isFalse();
        assertThat(held.path("interrupt_response").asBoolean(true)).isFalse();
        assertThat(turns(protocol, rig.server.socket.sent.get(2)))
                .isEqualTo(turns(protocol, rig.server.socket.sent.get(0)));
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void a_note_is_a_line_of_the_system_and_asks_for_nothing(Protocol protocol) {
        Rig rig = ready(protocol, Turns.PRESET);
        rig.session.note("Keys pressed: 42.");
        JsonNode item = rig.server.socket.sent.get(1).path("item");
        assertThat(item.path("role").asText()).isEqualTo("system");
        assertThat(item.path("content").path(0).path("text").asText()).isEqualTo("Keys pressed: 42.");
        assertThat(rig.server.sent("response.create")).isEmpty();
    }

    private static JsonNode ga(Turns turns) {
        return update(Protocol.GA, turns);
    }

    private static JsonNode update(Protocol protocol, Turns turns) {
        return ready(protocol, turns).server.socket.sent.get(0).path("session");
    }

    private static Rig ready(Protocol protocol, Turns turns) {
        Settings.OpenAi base = Rig.settings("wss://voice.example.com/v1/realtime", protocol);
        Rig rig = new Rig(Rig.with(base, turns)).opened();
        rig.server.saysAnything(Said.CREATED);
        rig.server.saysAnything(
                protocol == Protocol.GA
                        ? Said.UPDATED
                        : "{\"type\":\"session.updated\",\"session\":{\"input_audio_format\":\"g711_ulaw\","
                                + "\"output_audio_format\":\"g711_ulaw\"}}");
        return rig;
    }

    private static JsonNode turns(Protocol protocol, JsonNode update) {
        JsonNode session = update.path("session");
        return protocol == Protocol.GA ? session.at("/audio/input/turn_detection") : session.path("turn_detection");
    }
}
