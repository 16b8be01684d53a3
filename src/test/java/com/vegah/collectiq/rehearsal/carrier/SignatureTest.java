package com.vegah.collectiq.rehearsal.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.rehearsal.Contracts;
import com.vegah.collectiq.value.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Secret TOKEN = new Secret("0123456789abcdef0123456789abcdef");

    @Test
    void a_form_is_signed_as_an_independent_hmac_signs_it() {
        Map<String, String> form = Map.of(
                "CallSid", "CA0123456789abcdef0123456789abcdef",
                "To", "+12025550143",
                "From", "+12025550100",
                "CallStatus", "completed",
                "Note", "Łódź & co");
        assertThat(Signature.of(TOKEN, "https://desk.example.com/collect-iq/call-status?attempt=a%2B1", form))
                .isEqualTo("JcHjUdChAvQPu3h/Kr5mVvghHPw=");
    }

    @Test
    void an_upgrade_is_signed_over_its_address_alone() {
        assertThat(Signature.of(TOKEN, "wss://desk.example.com/collect-iq/media-stream", Map.of()))
                .isEqualTo("W6u2jt6xBtOMmSKTzhL0j7j+UJE=");
    }

    @Test
    void the_vectors_of_the_contracts_are_reproduced() {
        Contracts.file("samples/twilio-signature-vectors.json")
                .ifPresent(vectors -> vectors.forEach(vector -> {
                    if (vector.path("sdkAccepts").asBoolean()
                            && vector.path("kind").asText().equals("form")
                            && vector.path("signedUrl").equals(vector.path("requestUrl"))) {
                        assertThat(Signature.of(
                                        new Secret(vector.path("authToken").asText()),
                                        vector.path("signedUrl").asText(),
                                        params(vector)))
                                .as(vector.path("name").asText())
                                .isEqualTo(vector.path("signature").asText());
                    }
                }));
    }

    private static Map<String, String> params(JsonNode vector) {
        Map<String, String> params = new LinkedHashMap<>();
        vector.path("params")
                .properties()
                .forEach(field -> params.put(field.getKey(), field.getValue().asText()));
        return params;
    }
}
