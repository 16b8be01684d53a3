package com.vegah.collectiq.twilio;

import static com.vegah.collectiq.twilio.FakeCarrierEvents.GOOD_TOKEN;
import static com.vegah.collectiq.twilio.Lines.CALL;
import static com.vegah.collectiq.twilio.Lines.STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaStreamTest {
    private static final String CONNECTED = "{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}";
    private static final String MEDIA =
            "{\"event\":\"media\",\"sequenceNumber\":\"3\",\"media\":{\"track\":\"inbound\","
                    + "\"chunk\":\"1\",\"timestamp\":\"20\",\"payload\":\"//79+w==\"},\"streamSid\":\"" + STREAM
                    + "\"}";

    private final Timekeeper time = Lines.time();
    private final FakeCarrierEvents core = new FakeCarrierEvents();
    private final Wire wire = new Wire();
    private MediaStream stream;

    @BeforeEach
    void open() {
        stream = MediaStream.awaitingStart(wire, core, time);
    }

    @AfterEach
    void close() {
        time.close();
    }

    static String start(String token, String call) {
        return "{\"event\":\"start\",\"sequenceNumber\":\"1\",\"start\":{\"accountSid\":\"AC1\",\"streamSid\":\""
                + STREAM
                + "\",\"callSid\":\"" + call
                + "\",\"tracks\":[\"inbound\"],\"mediaFormat\":{\"encoding\":\"audio/x-mulaw\","
                + "\"sampleRate\":8000,\"channels\":1},\"customParameters\":{\"payerId\":\"1003\",\"token\":\"" + token
                + "\"}},\"streamSid\":\"" + STREAM + "\"}";
    }

    private void started() {
        stream.text(CONNECTED);
        stream.text(start(GOOD_TOKEN, CALL));
        core.told.clear();
    }

    @Test
    void a_conversation_is_handed_on_in_order_and_the_sound_untouched() {
        stream.text(CONNECTED);
        stream.text(start(GOOD_TOKEN, CALL));
        stream.text(MEDIA);
        stream.text("{\"event\":\"mark\",\"sequenceNumber\":\"4\",\"streamSid\":\"" + STREAM
                + "\",\"mark\":{\"name\":\"i1:20\"}}");
        stream.text("{\"event\":\"dtmf\",\"streamSid\":\"" + STREAM
                + "\",\"sequenceNumber\":\"5\",\"dtmf\":{\"track\":\"inbound_track\",\"digit\":\"#\"}}");
        stream.text("{\"event\":\"stop\",\"sequenceNumber\":\"6\",\"streamSid\":\"" + STREAM
                + "\",\"stop\":{\"accountSid\":\"AC1\",\"callSid\":\"" + CALL + "\"}}");
        stream.closed(1000, "", true);

        assertThat(core.told)
                .containsExactly(
                        "start " + CALL + " " + STREAM,
                        "media //79+w== 20",
                        "mark i1:20",
                        "digit #",
                        "stopped",
                        "closed");
        assertThat(wire.closings).isEmpty();
    }

    @Test
    void fields_may_come_in_any_order_with_unknown_ones_between() {
        started();
        stream.text(
                "{\"new\":{\"a\":[1,{\"payload\":\"no\"}]},\"media\":{\"payload\":\"AAAA\",\"new\":{\"timestamp\":\"9\"},"
                        + "\"timestamp\":\"40\",\"more\":null},\"streamSid\":\"" + STREAM
                        + "\",\"event\":\"media\",\"x\":1.5}");
        stream.text("{\"event\":\"something-new\",\"streamSid\":\"" + STREAM + "\",\"data\":[]}");
        stream.text(
                "{\"event\":\"media\",\"media\":{\"track\":\"outbound\",\"timestamp\":\"60\",\"payload\":\"AAAA\"}}");
        assertThat(core.told).containsExactly("media AAAA 40");
        assertThat(wire.closings).isEmpty();
    }

    @Test
    void what_comes_before_the_start_is_ignored() {
        stream.text(MEDIA);
        stream.text(CONNECTED);
        stream.text("{\"event\":\"mark\",\"mark\":{\"name\":\"x\"}}");
        stream.text("{\"event\":\"stop\"}");
        assertThat(core.told).isEmpty();
        assertThat(wire.closings).isEmpty();
    }

    @Test
    void a_wrong_token_or_call_or_none_is_closed_and_hears_nothing() {
        stream.text(start("wrong", CALL));
        stream.text(MEDIA);
        stream.closed(1008, "", false);
        assertThat(wire.closings).containsExactly(1008);
        assertThat(core.told).containsExactly("start " + CALL + " " + STREAM);

        for (String other : List.of(
                start(GOOD_TOKEN, "CA2"),
                start("", CALL),
                start(GOOD_TOKEN, ""),
                start(GOOD_TOKEN, CALL).replace(STREAM, "MZ\\\"1"),
                start(GOOD_TOKEN, CALL).replace("audio/x-mulaw", "audio/x-l16"),
                "{\"event\":\"start\"}")) {
            Wire next = new Wire();
            MediaStream.awaitingStart(next, core, time).text(other);
            assertThat(next.closings).as(other).containsExactly(1008);
        }
        assertThat(core.media).isEmpty();
    }

    @Test
    void a_second_start_is_closed_and_the_core_told_once_that_it_is_over() {
        started();
        stream.text(start(GOOD_TOKEN, CALL));
        stream.text(MEDIA);
        stream.closed(1008, "", false);
        stream.closed(1006, "", true);
        assertThat(wire.closings).containsExactly(1008);
        assertThat(core.told).containsExactly("closed");
    }

    @Test
    void without_a_start_within_ten_seconds_the_socket_is_closed() {
        stream.text(CONNECTED);
        await().until(() -> wire.closings.equals(List.of(1008)));
        stream.text(start(GOOD_TOKEN, CALL));
        assertThat(core.told).isEmpty();
    }

    @Test
    void a_stop_without_a_closing_is_closed_by_us() {
        started();
        stream.text("{\"event\":\"stop\",\"streamSid\":\"" + STREAM + "\"}");
        stream.text("{\"event\":\"stop\",\"streamSid\":\"" + STREAM + "\"}");
        stream.text(MEDIA);
        await().until(() -> wire.closings.equals(List.of(1000)));
        assertThat(core.told).containsExactly("stopped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "nonsense",
                "{}",
                "{\"event\":\"media\",\"media\":{\"payload\":\"\\\"}\",\"timestamp\":\"1\"}}",
                "{\"event\":\"media\",\"media\":{\"payload\":\"AAAA\",\"timestamp\":\"soon\"}}",
                "{\"event\":\"media\"} {\"event\":\"media\"}"
            })
    void malformed_messages_are_borne_a_few_times_and_then_closed(String malformed) {
        started();
        for (int i = 0; i < 4; i++) {
            stream.text(malformed);
        }
        assertThat(wire.closings).isEmpty();
        stream.text(MEDIA);
        stream.text(malformed);
        stream.text(malformed);
        assertThat(wire.closings).containsExactly(1008);
        assertThat(core.told).containsExactly("media //79+w== 20");
    }

    @Test
    void bytes_and_giants_are_closed() {
        stream.binary(10);
        assertThat(wire.closings).containsExactly(1003);
        Wire other = new Wire();
        MediaStream.awaitingStart(other, core, time).text(" ".repeat(64 * 1024 + 1));
        assertThat(other.closings).containsExactly(1009);
    }

    @Test
    void a_failing_core_does_not_hang_up_on_the_payer_once_it_has_started() {
        started();
        stream.text(MEDIA.replace("//79+w==", "BOOM"));
        stream.text(MEDIA);
        assertThat(core.told).containsExactly("media //79+w== 20");
        assertThat(wire.closings).isEmpty();
    }

    @Test
    void what_we_send_holds_the_documented_fields_and_no_other() {
        started();
        speak();
        assertThat(wire.sent)
                .containsExactly(
                        "{\"event\":\"media\",\"streamSid\":\"" + STREAM + "\",\"media\":{\"payload\":\"//79+w==\"}}",
                        "{\"event\":\"mark\",\"streamSid\":\"" + STREAM + "\",\"mark\":{\"name\":\"item \\\"1\\\"\"}}",
                        "{\"event\":\"clear\",\"streamSid\":\"" + STREAM + "\"}");
        assertThat(wire.closings).containsExactly(1000);
    }

    @Test
    void what_we_send_passes_the_contracts_schema() throws IOException {
        Path file = Lines.CONTRACTS.resolve("twilio-media-streams.schema.json");
        assumeTrue(Files.isReadable(file), "the contracts are not here");
        ObjectMapper json = new ObjectMapper();
        ObjectNode schema = (ObjectNode) json.readTree(file.toFile());
        schema.remove("anyOf");
        schema.put("$ref", "#/$defs/toTwilio");
        JsonSchema toTwilio =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        started();
        speak();
        assertThat(wire.sent).hasSize(3);
        for (String message : wire.sent) {
            assertThat(toTwilio.validate(json.readTree(message))).as(message).isEmpty();
        }
    }

    @Test
    void all_that_the_contracts_call_valid_from_twilio_is_understood() throws IOException {
        Path file = Lines.CONTRACTS.resolve("samples/twilio-media-streams-cases.json");
        assumeTrue(Files.isReadable(file), "the contracts are not here");
        for (JsonNode sample : new ObjectMapper().readTree(file.toFile())) {
            if (sample.get("valid").asBoolean()
                    && sample.get("direction").asText().equals("fromTwilio")) {
                JsonNode message = sample.get("message");
                boolean needsNoAct = message.get("event").asText().equals("connected");
                assertThat(StreamReader.read(message.toString()) instanceof StreamMessage.Other)
                        .as(sample.get("note").asText())
                        .isEqualTo(needsNoAct);
            }
        }
    }

    private void speak() {
        var media = core.media.orElseThrow();
        media.play("//79+w==");
        media.play("");
        media.play("\",\"x\":\"");
        media.mark("item \"1\"");
        media.mark("");
        media.clear();
        media.close();
    }

    /** Our side of a socket, on paper. */
    private static final class Wire implements Socket {
        private final List<String> sent = new CopyOnWriteArrayList<>();
        private final List<Integer> closings = new CopyOnWriteArrayList<>();

        @Override
        public void send(String text) {
            sent.add(text);
        }

        @Override
        public void close(int code, String reason) {
            closings.add(code);
        }

        @Override
        public int queued() {
            return 0;
        }
    }
}
