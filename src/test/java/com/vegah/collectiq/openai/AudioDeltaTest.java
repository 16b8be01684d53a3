package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioDeltaTest {
    private static final String TYPE = "response.output_audio.delta";
    private static final AudioDelta SOUND = new AudioDelta("r1", "i1", 2, "AA//+w==");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"response.output_audio.delta\",\"response_id\":\"r1\",\"item_id\":\"i1\",\"content_index\":2,"
                        + "\"delta\":\"AA//+w==\"}",
                "{\"delta\":\"AA//+w==\",\"content_index\":2,\"output_index\":0,\"item_id\":\"i1\",\"response_id\":\"r1\","
                        + "\"event_id\":\"event_1\",\"obfuscation\":\"xyz\",\"type\":\"response.output_audio.delta\"}",
                " {\n \"content_index\" : 2 ,\r\n\t\"type\" : \"response.output_audio.delta\" , \"item_id\":\"i1\","
                        + "\"delta\":\"AA//+w==\", \"response_id\" : \"r1\" } "
            })
    void sound_is_cut_out_whatever_the_order_of_fields(String message) {
        assertThat(AudioDelta.read(message, TYPE)).contains(SOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "[]",
                "{\"type\":\"response.output_audio.delta\"}",
                "{\"type\":\"response.output_audio.delta\",\"delta\":\"\"}",
                "{\"type\":\"response.output_audio.delta\",\"delta\":\"AAAA",
                "{\"type\":\"response.output_audio.delta\",\"delta\":\"AAAA\"",
                "{\"type\":\"response.output_audio.done\",\"delta\":\"AAAA\"}",
                "{\"type\":\"response.output_audio.deltas\",\"delta\":\"AAAA\"}",
                "{\"delta\":\"AAAA\"}",
                "{\"type\":\"response.output_audio.delta\",\"delta\":\"AA\\/A\"}",
                "{\"type\":\"response.output_audio.delta\",\"x\":{\"y\":1},\"delta\":\"AAAA\"}",
                "{\"type\":\"response.output_audio.delta\",\"x\":null,\"delta\":\"AAAA\"}",
                "{\"type\":\"response.output_audio.delta\",\"content_index\":1.5,\"delta\":\"AAAA\"}",
                "{\"type\":\"response.output_audio.delta\",\"content_index\":,\"delta\":\"AAAA\"}",
                "{\"type\" \"response.output_audio.delta\"}",
                "{type:\"response.output_audio.delta\"}"
            })
    void what_is_not_plain_sound_is_left_to_the_full_parser(String message) {
        assertThat(AudioDelta.read(message, TYPE)).isEmpty();
    }

    @Test
    void a_name_hidden_in_a_value_does_not_mislead() {
        String message = "{\"event_id\":\"delta\",\"type\":\"response.output_audio.delta\",\"response_id\":\"type\","
                + "\"item_id\":\"item_id\",\"content_index\":0,\"delta\":\"AAAA\"}";
        assertThat(AudioDelta.read(message, TYPE)).contains(new AudioDelta("type", "item_id", 0, "AAAA"));
    }
}
