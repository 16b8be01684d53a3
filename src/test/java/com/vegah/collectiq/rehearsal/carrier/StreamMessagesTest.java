package com.vegah.collectiq.rehearsal.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.rehearsal.Contracts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamMessagesTest {
    private static final String STREAM = "MZ0123456789abcdef0123456789abcdef";
    private final StreamMessages messages =
            new StreamMessages("AC0123456789abcdef0123456789abcdef", "CA0123456789abcdef0123456789abcdef", STREAM);

    @Test
    void everything_said_fits_the_contract() {
        var schema = Contracts.schema("twilio-media-streams.schema.json");
        List.of(
                        StreamMessages.CONNECTED,
                        messages.start(Map.of("token", "t")),
                        messages.media(new byte[Frame.BYTES]),
                        messages.mark("m"),
                        messages.dtmf("5"),
                        messages.stop())
                .forEach(text -> Contracts.assertFits(schema, text));
    }

    @Test
    void numbers_are_strings_and_one_counter_runs_over_all_kinds() {
        JsonNode start = Contracts.json(messages.start(Map.of()));
        JsonNode first = Contracts.json(messages.media(new byte[Frame.BYTES]));
        messages.mark("m");
        JsonNode second = Contracts.json(messages.media(new byte[Frame.BYTES]));
        assertThat(start.path("sequenceNumber").asText()).isEqualTo("1");
        assertThat(first.path("media").path("chunk").asText()).isEqualTo("1");
        assertThat(first.path("media").path("timestamp").asText()).isEqualTo("0");
        assertThat(second.path("sequenceNumber").asText()).isEqualTo("4");
        assertThat(second.path("media").path("chunk").isTextual()).isTrue();
        assertThat(second.path("media").path("timestamp").asText()).isEqualTo("20");
    }

    @Test
    void an_order_with_a_field_too_many_or_for_another_stream_is_wrong() {
        assertThat(StreamOrder.parse("{\"event\":\"clear\",\"streamSid\":\"" + STREAM + "\"}", STREAM))
                .isInstanceOf(StreamOrder.Clear.class);
        assertThat(StreamOrder.parse("{\"event\":\"clear\",\"streamSid\":\"MZ1\"}", STREAM))
                .isInstanceOf(StreamOrder.Wrong.class);
        assertThat(StreamOrder.parse("{\"event\":\"clear\",\"x\":1,\"streamSid\":\"" + STREAM + "\"}", STREAM))
                .isInstanceOf(StreamOrder.Wrong.class);
        assertThat(StreamOrder.parse("hello", STREAM)).isInstanceOf(StreamOrder.Wrong.class);
    }
}
