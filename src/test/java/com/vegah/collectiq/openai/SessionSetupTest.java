package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.settings.Settings;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSetupTest {
    @Test
    void connects_with_the_model_and_the_key_and_without_the_beta_header() {
        Rig rig = Rig.ga().opened();
        assertThat(rig.server.uri).hasToString("wss://voice.example.com/v1/realtime?model=gpt-realtime-2.1");
        assertThat(rig.server.headers).containsOnly(java.util.Map.entry("Authorization", "Bearer key-for-tests"));
    }

    @Test
    void leaves_a_model_in_the_query_alone_and_joins_other_queries() {
        assertThat(uri("ws://127.0.0.1:9/rt?model=mine")).isEqualTo("ws://127.0.0.1:9/rt?model=mine");
        assertThat(uri("ws://127.0.0.1:9/rt?a=b")).isEqualTo("ws://127.0.0.1:9/rt?a=b&model=gpt-realtime-2.1");
    }

    private static String uri(String set) {
        return Endpoint.of(Rig.settings(set, Settings.Protocol.GA)).uri().toString();
    }

    @Test
    void says_nothing_before_the_server_greets_then_describes_the_session_once() {
        Rig rig = Rig.ga().opened();
        assertThat(rig.server.socket.sent).isEmpty();
        rig.server.saysAnything(Said.CREATED).saysAnything(Said.CREATED);
        assertThat(rig.server.sentTypes()).containsExactly("session.update");

        JsonNode session = rig.server.socket.sent.get(0).path("session");
        assertThat(session.path("type").asText()).isEqualTo("realtime");
        assertThat(session.path("output_modalities").toString()).isEqualTo("[\"audio\"]");
        assertThat(session.path("instructions").asText()).isEqualTo(Rig.BRIEF.instructions());
        assertThat(session.path("max_output_tokens").asInt()).isEqualTo(1024);
        assertThat(session.path("tool_choice").asText()).isEqualTo("auto");
        assertThat(session.path("reasoning").path("effort").asText()).isEqualTo("low");
        assertThat(session.path("truncation").path("type").asText()).isEqualTo("retention_ratio");
        assertThat(session.has("temperature") || session.has("prompt") || session.has("model"))
                .isFalse();
        JsonNode in = session.path("audio").path("input");
        assertThat(in.path("format").toString()).isEqualTo("{\"type\":\"audio/pcmu\"}");
        assertThat(in.path("noise_reduction").toString()).isEqualTo("{\"type\":\"near_field\"}");
        assertThat(in.path("transcription").toString())
                .isEqualTo("{\"model\":\"gpt-live-transcribe\",\"language\":\"en\","
                        + "\"keywords\":[\"Harbor Supplies\",\"INV-1003\"]}");
        assertThat(in.path("turn_detection").toString())
                .isEqualTo("{\"type\":\"server_vad\",\"threshold\":0.5,\"prefix_padding_ms\":300,"
                        + "\"silence_duration_ms\":500,\"create_response\":true,\"interrupt_response\":true}");
        JsonNode out = session.path("audio").path("output");
        assertThat(out.path("format").toString()).isEqualTo("{\"type\":\"audio/pcmu\"}");
        assertThat(out.path("voice").asText()).isEqualTo("alloy");
        assertThat(session.path("tools").get(0).toString())
                .isEqualTo("{\"type\":\"function\",\"name\":\"record_promise\","
                        + "\"description\":\"Stores a promise to pay.\",\"parameters\":{\"type\":\"object\","
                        + "\"properties\":{\"amount\":{\"type\":\"string\",\"description\":\"As said\"},"
                        + "\"parts\":{\"type\":\"integer\",\"description\":\"How many\"}},"
                        + "\"required\":[\"amount\"],\"additionalProperties\":false}}");
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-realtime-2.1, true",
        "gpt-realtime-2, true",
        "gpt-realtime-2.1-mini, true",
        "gpt-realtime-3, true",
        "gpt-realtime-1.5, false",
        "gpt-realtime, false",
        "gpt-realtime-mini, false",
        "gpt-realtime-2025-08-28, false",
        "somebody-elses, false"
    })
    void reasoning_is_sent_to_the_second_generation_and_later(String model, boolean reasons) {
        assertThat(Ga.reasons(model)).isEqualTo(reasons);
    }

    @Test
    void is_ready_once_the_server_echoes_mu_law_both_ways() {
        Rig rig = Rig.ga().opened();
        rig.server.saysAnything(Said.CREATED);
        assertThat(rig.heard.lines).isEmpty();
        rig.server.saysAnything(Said.UPDATED).saysAnything(Said.UPDATED);
        assertThat(rig.heard.lines).containsExactly("ready");
        assertThat(rig.time.alarms()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"audio/pcm,audio/pcmu", "audio/pcmu,audio/pcm", "audio/pcma,audio/pcma"})
    void another_sound_than_asked_for_is_the_end(String in, String out) {
        Rig rig = Rig.ga().opened();
        rig.server.saysAnything(Said.CREATED).saysAnything(Said.updated(in, out));
        assertThat(rig.heard.lines).containsExactly("gone for good");
        assertThat(rig.heard.ends.get(0).cause()).contains(in + " in", out + " out");
        assertThat(rig.server.socket.closed).hasSize(1);
    }

    @Test
    void a_session_that_tells_no_format_is_not_trusted() {
        Rig rig = Rig.ga().opened();
        rig.server
                .saysAnything(Said.CREATED)
                .saysAnything("{\"type\":\"session.updated\",\"event_id\":\"e\",\"session\":{\"type\":\"realtime\"}}");
        assertThat(rig.heard.lines).containsExactly("gone for good");
    }

    @Test
    void a_session_that_does_not_stand_in_ten_seconds_is_given_up() {
        Rig rig = Rig.ga().opened();
        rig.time.pass(Duration.ofMillis(9_999));
        assertThat(rig.heard.lines).isEmpty();
        rig.time.pass(Duration.ofMillis(1));
        assertThat(rig.heard.lines).containsExactly("gone for now");
        assertThat(rig.server.socket.closed).hasSize(1);
        rig.server.saysAnything(Said.CREATED);
        assertThat(rig.server.socket.sent).isEmpty();
    }

    @Test
    void what_was_asked_before_the_session_stood_goes_out_when_it_does_but_sound_does_not() {
        Rig rig = Rig.ga().opened();
        rig.session.append("AAAA");
        rig.session.respond(Optional.of("Greet."));
        rig.server.saysAnything(Said.CREATED).saysAnything(Said.UPDATED);
        rig.session.append("//8=");
        assertThat(rig.server.sentTypes())
                .containsExactly("session.update", "response.create", "input_audio_buffer.append");
        assertThat(rig.server.socket.sent.get(2).toString())
                .isEqualTo("{\"type\":\"input_audio_buffer.append\",\"audio\":\"//8=\"}");
    }

    @Test
    void a_part_the_server_does_not_know_is_left_out_and_the_session_asked_for_again() {
        Rig rig = Rig.ga().opened();
        rig.server.saysAnything(Said.CREATED);
        rig.says(unknown("session.reasoning.effort"), unknown("session.audio.input.transcription.keywords[0]"));
        assertThat(rig.server.sentTypes()).containsExactly("session.update", "session.update", "session.update");
        JsonNode last = rig.server.socket.sent.get(2).path("session");
        assertThat(last.has("reasoning")).isFalse();
        assertThat(last.at("/audio/input/transcription").toString())
                .isEqualTo("{\"model\":\"gpt-live-transcribe\",\"language\":\"en\"}");
        rig.server.saysAnything(Said.UPDATED);
        assertThat(rig.heard.lines).containsExactly("ready");
    }

    @Test
    void the_same_refusal_twice_or_of_a_part_we_need_is_the_end() {
        Rig rig = Rig.ga().opened();
        rig.server.saysAnything(Said.CREATED);
        rig.says(unknown("session.truncation"), unknown("session.truncation"));
        assertThat(rig.heard.lines).containsExactly("gone for good");

        Rig other = Rig.ga().opened();
        other.server.saysAnything(Said.CREATED);
        other.says(unknown("session.audio.output.voice"));
        assertThat(other.heard.lines).containsExactly("gone for good");
        assertThat(other.heard.ends.get(0).cause()).contains("not accept the settings", "No such thing");
    }

    private static String unknown(String param) {
        return """
                {"type":"error","event_id":"ev","error":{"type":"invalid_request_error","code":"unknown_parameter",
                 "message":"No such thing","param":"%s","event_id":"setup"}}""".formatted(param);
    }

    @Test
    void an_error_of_the_servers_own_before_the_session_stands_ends_it_for_now() {
        Rig rig = Rig.ga().opened();
        rig.says("{\"type\":\"error\",\"event_id\":\"e\",\"error\":{\"type\":\"server_error\",\"message\":\"Oops\"}}");
        assertThat(rig.heard.lines).containsExactly("gone for now");
    }

    @ParameterizedTest
    @CsvSource({
        "401, '', for good, refused the key",
        "401, '{\"error\":{\"code\":\"invalid_api_key\",\"message\":\"Incorrect: sk-abc\"}}', for good, refused the key",
        "403, '', for good, does not let this project use gpt-realtime-2.1",
        "404, '{\"error\":{\"code\":\"model_not_found\"}}', for good, no model gpt-realtime-2.1",
        "429, '{\"error\":{\"code\":\"insufficient_quota\",\"type\":\"insufficient_quota\"}}', for good, no credit",
        "429, '{\"error\":{\"code\":\"rate_limit_exceeded\"}}', for now, no further session just now",
        "429, 'not json', for now, no further session just now",
        "400, '{\"error\":{\"message\":\"Bad sk-proj-abc thing\"}}', for good, status 400. Bad *** thing",
        "500, '', for now, (500)",
        "503, '<html>', for now, (503)",
        "301, '', for good, status 301"
    })
    void a_refused_upgrade_becomes_a_sentence(int status, String body, String end, String sentence) {
        Rig rig = Rig.ga();
        rig.session = rig.voice.open(Rig.BRIEF, rig.heard);
        rig.server.opening.refused(status, body);
        assertThat(rig.heard.lines).containsExactly("gone " + end);
        assertThat(rig.heard.ends.get(0).cause()).contains(sentence);
        assertThat(rig.heard.ends.get(0).remedy()).isNotBlank().doesNotContain("{");
    }

    @Test
    void no_connection_names_the_host() {
        Rig rig = Rig.ga();
        rig.session = rig.voice.open(Rig.BRIEF, rig.heard);
        rig.server.opening.failed(new ConnectException("Connection refused"));
        assertThat(rig.heard.lines).containsExactly("gone for now");
        assertThat(rig.heard.ends.get(0).cause()).contains("voice.example.com", "Connection refused");
    }

    @Test
    void closed_while_connecting_closes_the_socket_and_hears_nothing() {
        Rig rig = Rig.ga();
        rig.session = rig.voice.open(Rig.BRIEF, rig.heard);
        rig.session.close();
        rig.session.close();
        assertThat(rig.server.socket.closed).hasSize(1);
        rig.server.opens();
        rig.server.saysAnything(Said.CREATED);
        rig.server.listener.closed(1000, "", false);
        rig.time.pass(Duration.ofMinutes(1));
        assertThat(rig.heard.lines).isEmpty();
        assertThat(rig.server.socket.sent).isEmpty();
    }

    @Test
    void an_upgrade_refused_while_connect_is_still_running_closes_what_it_returns() {
        Rig rig = Rig.ga();
        rig.server.onConnect = opening -> opening.refused(401, "");
        rig.session = rig.voice.open(Rig.BRIEF, rig.heard);
        assertThat(rig.heard.lines).containsExactly("gone for good");
        assertThat(rig.server.socket.closed).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_api_key", "insufficient_quota", "model_not_found", "beta_api_shape_disabled"})
    void a_fatal_error_before_the_session_stands_is_the_end_for_good(String code) {
        Rig rig = Rig.ga().opened();
        rig.says(Said.error(code, "No.", ""));
        assertThat(rig.heard.lines).containsExactly("gone for good");
    }

    @Test
    void with_an_obstacle_nothing_is_connected_and_the_end_is_told_after_open_returned() {
        Rig rig = new Rig(Rig.openAi("gpt-realtime-2.1", "onyx"));
        rig.session = rig.voice.open(Rig.BRIEF, rig.heard);
        assertThat(rig.heard.lines).isEmpty();
        rig.time.pass(Duration.ZERO);
        assertThat(rig.heard.lines).containsExactly("gone for good");
        assertThat(rig.server.connections).isZero();
    }
}
