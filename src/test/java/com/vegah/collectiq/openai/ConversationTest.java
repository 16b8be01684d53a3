package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.settings.Settings;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {
    private final Rig rig = Rig.ga().ready();

    @Test
    void sound_is_handed_on_untouched() {
        rig.says(Said.audio("r1", "i1", "AAAA//8="));
        rig.server.saysAnything(Said.audio("r1", "i1", "A".repeat(400_000)));
        rig.says(
                "{\"type\":\"response.output_audio.done\",\"event_id\":\"e\",\"response_id\":\"r1\",\"item_id\":\"i1\","
                        + "\"output_index\":0,\"content_index\":0}");
        assertThat(rig.heard.lines)
                .containsExactly(
                        "ready", "audio r1 i1 0 AAAA//8=", "audio r1 i1 0 " + "A".repeat(400_000), "audioDone r1 i1");
    }

    @Test
    void sound_with_escapes_goes_the_long_way_to_the_same_end() {
        rig.says(Said.audio("r1", "i1", "AAAA\\/\\/8="));
        assertThat(rig.heard.of("audio")).containsExactly("audio r1 i1 0 AAAA//8=");
    }

    @Test
    void late_sound_of_a_response_that_is_over_is_dropped() {
        rig.says(Said.started("r1"), Said.audio("r1", "i1", "AAAA"), Said.interrupted("r1"));
        rig.says(Said.audio("r1", "i1", "BBBB"), Said.audio("r2", "i2", "CCCC"));
        assertThat(rig.heard.of("audio")).containsExactly("audio r1 i1 0 AAAA", "audio r2 i2 0 CCCC");
    }

    @Test
    void an_item_is_told_once_with_its_place_and_speaker() {
        String payer = "{\"id\":\"i1\",\"type\":\"message\",\"role\":\"user\",\"content\":[]}";
        String agent = "{\"id\":\"i2\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[]}";
        String call = "{\"id\":\"i3\",\"type\":\"function_call\",\"name\":\"f\",\"arguments\":\"{}\"}";
        String told = "{\"id\":\"i4\",\"type\":\"message\",\"role\":\"system\",\"content\":[]}";
        rig.says(item("added", "null", payer), item("done", "null", payer));
        rig.says(item("added", "\"i1\"", agent), item("created", "\"i1\"", agent), item("done", "\"i1\"", agent));
        rig.says(item("done", "\"i2\"", call), item("added", "\"i3\"", told));
        assertThat(rig.heard.of("item"))
                .containsExactly(
                        "item i1 after nothing PAYER",
                        "item i2 after i1 AI",
                        "item i3 after i2 TOOL",
                        "item i4 after i3 SYSTEM");
    }

    private static String item(String how, String previous, String item) {
        return "{\"type\":\"conversation.item.%s\",\"event_id\":\"e\",\"previous_item_id\":%s,\"item\":%s}"
                .formatted(how, previous, item);
    }

    @Test
    void both_sides_words_are_told_as_they_come() {
        rig.says(Said.speech("started", "i1"), Said.speech("stopped", "i1"));
        rig.says(words("conversation.item.input_audio_transcription.delta", "\"delta\":\"Who \""));
        rig.server.saysAnything(words("conversation.item.input_audio_transcription.delta", "\"delta\":null"));
        rig.server.saysAnything(words(
                "conversation.item.input_audio_transcription.completed",
                "\"transcript\":\"Who is it?\",\"usage\":null"));
        rig.says(words(
                "conversation.item.input_audio_transcription.failed", "\"error\":{\"code\":null,\"message\":\"x\"}"));
        rig.says(words("response.output_audio_transcript.delta", "\"response_id\":\"r1\",\"delta\":\"This is\""));
        rig.says(words(
                "response.output_audio_transcript.done", "\"response_id\":\"r1\",\"transcript\":\"This is an AI.\""));
        assertThat(rig.heard.lines)
                .containsExactly(
                        "ready",
                        "speechStarted i1",
                        "speechStopped i1",
                        "payerText i1 Who ",
                        "payerTextDone i1 Who is it?",
                        "payerTextFailed i1",
                        "aiText r1 i1 This is",
                        "aiTextDone r1 i1 This is an AI.");
    }

    private static String words(String type, String fields) {
        return "{\"type\":\"%s\",\"event_id\":\"e\",\"item_id\":\"i1\",\"output_index\":0,\"content_index\":0,%s}"
                .formatted(type, fields);
    }

    @Test
    void a_response_is_told_with_its_end_and_its_tokens() {
        rig.says(Said.started("r1"));
        rig.says("""
                {"type":"response.done","event_id":"e","response":{"object":"realtime.response","id":"r1",
                 "status":"incomplete","status_details":{"type":"incomplete","reason":"max_output_tokens"},"output":[],
                 "usage":{"total_tokens":253,"input_tokens":132,"output_tokens":121,"input_token_details":
                 {"text_tokens":119,"audio_tokens":13,"cached_tokens":64,"cached_tokens_details":
                 {"text_tokens":60,"audio_tokens":4}},"output_token_details":{"text_tokens":30,"audio_tokens":91}}}}""");
        assertThat(rig.heard.lines)
                .containsExactly("ready", "responseStarted r1", "responseDone r1 INCOMPLETE max_output_tokens");
        assertThat(rig.heard.usage).isEqualTo(new Voice.Usage(119, 13, 60, 4, 30, 91));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | 0,0,0,0,0,0",
                "{} | 0,0,0,0,0,0",
                "{\"input_token_details\":null,\"output_token_details\":null} | 0,0,0,0,0,0",
                "{\"input_token_details\":{\"text_tokens\":10,\"audio_tokens\":20,\"cached_tokens\":15}} | 10,20,10,5,0,0"
            })
    void tokens_that_are_not_told_are_zero(String usage, String expected) throws Exception {
        Voice.Usage read = Ends.usage(Json.read(usage));
        assertThat("%d,%d,%d,%d,%d,%d"
                        .formatted(
                                read.textIn(),
                                read.audioIn(),
                                read.cachedTextIn(),
                                read.cachedAudioIn(),
                                read.textOut(),
                                read.audioOut()))
                .isEqualTo(expected);
    }

    @Test
    void a_response_may_end_without_having_begun_and_ends_once() {
        rig.says(Said.interrupted("r9"), Said.interrupted("r9"), Said.started("r9"));
        assertThat(rig.heard.lines).containsExactly("ready", "responseDone r9 CANCELLED turn_detected");
    }

    @Test
    void a_response_that_failed_for_want_of_credit_is_the_end() {
        rig.says(Said.started("r1"), Said.failed("r1", "insufficient_quota"));
        assertThat(rig.heard.lines)
                .containsExactly(
                        "ready", "responseStarted r1", "responseDone r1 FAILED insufficient_quota", "gone for good");
        assertThat(rig.heard.ends.get(0).cause()).contains("no credit");
    }

    @Test
    void a_response_that_failed_otherwise_is_not() {
        rig.says(Said.started("r1"), Said.failed("r1", "rate_limit_exceeded"));
        assertThat(rig.heard.lines).endsWith("responseDone r1 FAILED rate_limit_exceeded");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "response_cancel_not_active",
                "conversation_already_has_active_response",
                "input_audio_buffer_commit_empty",
                "invalid_value",
                "item_not_found",
                "rate_limit_exceeded",
                "unknown_parameter",
                "something_new"
            })
    void benign_errors_are_hiccups(String code) {
        rig.says(Said.error(code, "Audio content of 85ms is already shorter than 120ms", "truncate-1"));
        assertThat(rig.heard.lines).containsExactly("ready", "hiccup " + code);
        rig.session.append("AAAA");
        assertThat(rig.server.sentTypes()).endsWith("input_audio_buffer.append");
    }

    @ParameterizedTest
    @CsvSource({
        "session_expired, for now",
        "beta_api_shape_disabled, for good",
        "invalid_api_key, for good",
        "model_not_found, for good",
        "insufficient_quota, for good",
        "billing_hard_limit_reached, for good",
        "account_deactivated, for good"
    })
    void fatal_errors_are_the_end_and_nothing_follows(String code, String end) {
        rig.says(Said.error(code, "It is over.", ""));
        rig.says(Said.started("r1"), Said.error(code, "It is over.", ""));
        rig.server.listener.closed(1001, "", true);
        rig.session.append("AAAA");
        rig.session.respond(Optional.empty());
        assertThat(rig.heard.lines).containsExactly("ready", "gone " + end);
        assertThat(rig.server.socket.closed).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1006, '', for now, code 1006",
        "1000, '', for now, code 1000",
        "4000, '', for good, beta protocol",
        "3000, invalid_request_error.invalid_api_key, for good, refused the key",
        "1001, session_expired, for now, longest time"
    })
    void a_socket_lost_is_the_end_of_the_session(int code, String reason, String end, String sentence) {
        rig.server.listener.closed(code, reason, true);
        assertThat(rig.heard.lines).containsExactly("ready", "gone " + end);
        assertThat(rig.heard.ends.get(0).cause()).contains(sentence);
    }

    @Test
    void what_is_not_known_is_ignored_and_what_is_no_json_is_a_hiccup() {
        rig.server
                .saysAnything("{\"type\":\"response.future.thing\",\"x\":[1]}")
                .saysAnything("{}")
                .saysAnything("[]")
                .saysAnything("{\"type\":5}")
                .saysAnything("nonsense")
                .saysAnything("");
        assertThat(rig.heard.lines).containsOnly("ready", "hiccup unreadable");
    }

    @Test
    void every_example_of_the_documentation_is_taken_without_a_fault() {
        for (JsonNode example : Contract.examples(Settings.Protocol.GA, "server")) {
            Rig one = Rig.ga().ready();
            one.server.saysAnything(example.toString());
            assertThat(one.heard.of("hiccup unreadable")).isEmpty();
            assertThat(one.heard.of("gone")).as("%s", example).isEmpty();
        }
    }

    @Test
    void arguments_are_parsed_exactly_and_nulls_are_absent() {
        rig.says(Said.started("r1"));
        rig.says(Said.itemDone("r1", Said.call("c1", "f", "completed", "{\"amount\":1500.10,\"note\":null,\"n\":3}")));
        assertThat(rig.heard.arguments).contains(Map.of("amount", new BigDecimal("1500.10"), "n", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "{\"a\":", "nothing", "3"})
    void arguments_that_are_no_object_are_absent(String arguments) {
        rig.says(Said.itemDone("r1", Said.call("c1", "f", "completed", arguments)));
        assertThat(rig.heard.of("toolCall")).hasSize(1);
        assertThat(rig.heard.arguments).isEmpty();
    }

    @Test
    void no_arguments_at_all_are_an_empty_object() {
        rig.says(Said.itemDone("r1", Said.call("c1", "f", "completed", "")));
        assertThat(rig.heard.arguments).contains(Map.of());
    }
}
