package com.vegah.collectiq.twilio;

import static com.vegah.collectiq.twilio.Lines.TOKEN;
import static com.vegah.collectiq.twilio.Lines.hmac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vegah.collectiq.twilio.Signature.Verdict;
import com.vegah.collectiq.value.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static final Form FIELDS = new Form(List.of(
            new Form.Field("To", "+12025550143"), new Form.Field("CallSid", "CA1"), new Form.Field("Empty", "")));
    private static final String SORTED = "CallSidCA1EmptyTo+12025550143";

    private final Signature signature = new Signature(new Secret(TOKEN));

    @ParameterizedTest
    @CsvSource({
        "https://desk.example.com/v?a=1&b=2, https://desk.example.com/v?a=1&b=2, SIGNED",
        "https://desk.example.com:443/v?a=1, https://desk.example.com/v?a=1, SIGNED",
        "https://desk.example.com/v?a=1, https://desk.example.com:443/v?a=1, SIGNED",
        "https://desk.example.com:8443/v, https://desk.example.com:8443/v, SIGNED",
        "https://desk.example.com/v, https://desk.example.com:8443/v, SIGNED",
        "https://desk.example.com/v?m=a%20b&t=a%2Bb, https://desk.example.com/v?m=a%20b&t=a%2Bb, SIGNED",
        "https://desk.example.com:443/v?t=a%2Bb, https://desk.example.com/v?t=a%2Bb, SIGNED_IN_ANOTHER_FORM",
        "https://desk.example.com/v?t=a%2Bb, https://desk.example.com:443/v?t=a%2Bb, SIGNED_IN_ANOTHER_FORM",
        "http://127.0.0.1:4004/v, http://127.0.0.1:4004/v, SIGNED",
        "https://desk.example.com/v, https://desk.example.com/v/, WRONG",
        "https://desk.example.com/v, http://desk.example.com/v, WRONG",
        "https://desk.example.com:8443/v, https://desk.example.com/v, WRONG",
        "https://other.example.com/v, https://desk.example.com/v, WRONG",
        "https://desk.example.com/v?a=1, https://desk.example.com/v?a=2, WRONG",
        "https://desk.example.com, https://desk.example.com/, SIGNED_IN_ANOTHER_FORM",
        "https://desk.example.com:443/, https://desk.example.com, SIGNED_IN_ANOTHER_FORM"
    })
    void a_form_is_checked_over_the_url_with_and_without_its_port(String signed, String asked, Verdict expected) {
        assertThat(signature.check(asked, FIELDS, hmac(TOKEN, signed + SORTED))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "wss://desk.example.com/media, wss://desk.example.com/media, SIGNED",
        "wss://desk.example.com/media, https://desk.example.com/media, WRONG",
        "wss://desk.example.com/media/, wss://desk.example.com/media, WRONG",
        "wss://desk.example.com/media/, wss://desk.example.com/media/, SIGNED",
        "wss://desk.example.com:443/media, wss://desk.example.com/media, SIGNED_IN_ANOTHER_FORM",
        "wss://desk.example.com/media, wss://desk.example.com:443/media, SIGNED",
        "wss://desk.example.com, wss://desk.example.com/, SIGNED_IN_ANOTHER_FORM",
        "wss://desk.example.com/, wss://desk.example.com, SIGNED_IN_ANOTHER_FORM"
    })
    void an_upgrade_is_checked_over_its_websocket_url(String signed, String asked, Verdict expected) {
        assertThat(signature.check(asked, Form.EMPTY, hmac(TOKEN, signed))).isEqualTo(expected);
    }

    @Test
    void repeated_fields_count_each_value_whether_twilio_signs_them_as_sent_or_sorted_and_once() {
        String url = "https://desk.example.com/v";
        Form form = Form.of("D=2&A=x&D=1&D=2".getBytes(StandardCharsets.UTF_8));
        assertThat(signature.check(url, form, hmac(TOKEN, url + "AxD2D1D2")).isGood())
                .isTrue();
        assertThat(signature.check(url, form, hmac(TOKEN, url + "AxD1D2")).isGood())
                .isTrue();
        assertThat(signature.check(url, form, hmac(TOKEN, url + "AxD2")).isGood())
                .isFalse();
    }

    @Test
    void fields_are_signed_as_they_read_not_as_they_are_encoded() {
        String url = "https://desk.example.com/v";
        Form form = Form.of("CallerName=Zo%C3%AB+M&Empty=&From=%2B12025550143".getBytes(StandardCharsets.UTF_8));
        assertThat(signature.check(url, form, hmac(TOKEN, url + "CallerNameZoë MEmptyFrom+12025550143")))
                .isEqualTo(Verdict.SIGNED);
    }

    @Test
    void another_token_or_a_changed_field_or_a_mangled_signature_is_wrong() {
        String url = "https://desk.example.com/v";
        String right = hmac(TOKEN, url + SORTED);
        assertThat(signature.check(url, FIELDS, hmac("another", url + SORTED))).isEqualTo(Verdict.WRONG);
        assertThat(signature.check(url, Form.of("CallSid=CA2".getBytes(StandardCharsets.UTF_8)), right))
                .isEqualTo(Verdict.WRONG);
        assertThat(signature.check(url, FIELDS, right + "=")).isEqualTo(Verdict.WRONG);
        assertThat(signature.check(url, FIELDS, "")).isEqualTo(Verdict.WRONG);
        assertThat(signature.check("no url at all", FIELDS, right)).isEqualTo(Verdict.WRONG);
    }

    @Test
    void a_json_post_is_signed_by_its_url_and_the_hash_of_its_body_in_it() throws Exception {
        byte[] body = "{\"CallSid\":\"CA1\"}".getBytes(StandardCharsets.UTF_8);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        String url = "https://desk.example.com/v?x=1&bodySHA256=" + hash;
        assertThat(signature.checkJson(url, body, hmac(TOKEN, url))).isEqualTo(Verdict.SIGNED);
        assertThat(signature.checkJson(url, "{}".getBytes(StandardCharsets.UTF_8), hmac(TOKEN, url)))
                .isEqualTo(Verdict.WRONG);
        String bare = "https://desk.example.com/v";
        assertThat(signature.checkJson(bare, body, hmac(TOKEN, bare))).isEqualTo(Verdict.WRONG);
    }

    /** All 18 give the validator's own verdict; the two that it refuses although rightly signed are good all the same. */
    @Test
    void the_contracts_vectors_give_the_sdks_verdict_and_its_two_quirks_refuse_nobody() throws Exception {
        Path file = Lines.CONTRACTS.resolve("samples/twilio-signature-vectors.json");
        assumeTrue(Files.isReadable(file), "the contracts are not here");
        List<String> quirks = new ArrayList<>();
        for (JsonNode vector : new ObjectMapper().readTree(file.toFile())) {
            Verdict verdict = verdict(vector);
            String name = vector.get("name").asText();
            assertThat(verdict == Verdict.SIGNED)
                    .as(name)
                    .isEqualTo(vector.get("sdkAccepts").asBoolean());
            if (verdict == Verdict.SIGNED_IN_ANOTHER_FORM) {
                quirks.add(name);
            }
        }
        assertThat(quirks).hasSize(2).allMatch(name -> name.contains("signed with :443"));
    }

    private static Verdict verdict(JsonNode vector) {
        Signature signature = new Signature(new Secret(vector.get("authToken").asText()));
        String url = vector.get("requestUrl").asText();
        String given = vector.get("signature").asText();
        if (vector.get("kind").asText().equals("json")) {
            return signature.checkJson(url, vector.get("body").asText().getBytes(StandardCharsets.UTF_8), given);
        }
        List<Form.Field> fields = new ArrayList<>();
        vector.get("params")
                .properties()
                .forEach(field -> fields.add(
                        new Form.Field(field.getKey(), field.getValue().asText())));
        return signature.check(url, new Form(fields), given);
    }
}
