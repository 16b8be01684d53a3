package com.vegah.collectiq.twilio;

import static com.vegah.collectiq.twilio.Lines.CALL;
import static com.vegah.collectiq.twilio.Lines.TOKEN;
import static com.vegah.collectiq.twilio.Lines.hmac;
import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.server.Route.Admission;
import com.vegah.collectiq.server.Route.Answer;
import com.vegah.collectiq.time.Timekeeper;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TwilioRoutesTest {
    private static final String PUBLIC = "https://desk.example.com";
    private static final String VOICE = "/collect-iq/voice?payerId=1003&attempt=attempt-1";

    private final Timekeeper time = Lines.time();
    private final FakeCarrierEvents core = new FakeCarrierEvents();
    private TwilioRoutes routes = routes(Lines.at(PUBLIC));

    @AfterEach
    void close() {
        time.close();
    }

    private TwilioRoutes routes(PublicUrl publicUrl) {
        return new TwilioRoutes(core, Lines.settings(URI.create("http://127.0.0.1:1")), publicUrl, time);
    }

    private Route route(String target) {
        String path = target.split("\\?")[0];
        return routes.all().stream()
                .filter(one -> one.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** As the port does it: admitted, then handled; a refusal's status otherwise. */
    private Answer ask(String method, String target, String signature, String type, String body) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("host", List.of("evil.example.com"));
        headers.put("x-forwarded-host", List.of("evil.example.com"));
        headers.put("content-type", List.of(type));
        if (!signature.isEmpty()) {
            headers.put("x-twilio-signature", List.of(signature));
        }
        Head head = new Head(method, target, headers);
        Route.Http route = (Route.Http) route(target);
        assertThat(route.methods()).contains(method);
        return route.admit(head) instanceof Admission.Refused refused
                ? Answer.of(refused.status(), "text/plain", refused.why())
                : route.handle(head, body.getBytes(StandardCharsets.UTF_8));
    }

    private Answer post(String target, Map<String, String> fields) {
        return ask(
                "POST",
                target,
                hmac(TOKEN, PUBLIC + target + joined(fields)),
                "application/x-www-form-urlencoded; charset=UTF-8",
                body(fields));
    }

    private static String joined(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + field.getValue())
                        .collect(Collectors.joining());
    }

    private static String body(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static final Map<String, String> CALLING =
            Map.of("CallSid", CALL, "Direction", "outbound-api", "CallStatus", "in-progress", "From", "+12025550100");

    @Test
    void the_voice_webhook_connects_the_stream_and_leaves_last_words_after_it() throws Exception {
        Answer answer = post(VOICE, CALLING);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(core.told).containsExactly("answered attempt-1 " + CALL);
        assertThat(shape(answer.body()))
                .isEqualTo(
                        "Response[Connect[Stream{statusCallback=https://desk.example.com/collect-iq/stream-status,"
                                + "statusCallbackMethod=POST,url=wss://desk.example.com/collect-iq/media-stream}"
                                + "[Parameter{name=payerId,value=1003}Parameter{name=token,value=t0ken}]]"
                                + "Say:I am sorry, we have a technical problem and cannot go on with this call. Goodbye. Hangup]");
    }

    @Test
    void a_public_url_of_plain_http_gives_a_plain_stream() {
        routes = routes(Lines.at("http://127.0.0.1:4004"));
        Answer answer = ask(
                "POST",
                VOICE,
                hmac(TOKEN, "http://127.0.0.1:4004" + VOICE + joined(CALLING)),
                "application/x-www-form-urlencoded",
                body(CALLING));
        assertThat(answer.body()).contains("url=\"ws://127.0.0.1:4004/collect-iq/media-stream\"");
    }

    @Test
    void the_voice_webhook_may_be_asked_by_get() {
        String target = VOICE + "&CallSid=" + CALL + "&Direction=outbound-api";
        assertThat(ask("GET", target, hmac(TOKEN, PUBLIC + target), "", "").body())
                .contains("<Connect>");
        assertThat(ask("GET", target, hmac("wrong", PUBLIC + target), "", "").status())
                .isEqualTo(403);
        assertThat(ask("GET", target, "", "", "").status()).isEqualTo(403);
        assertThat(core.told).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/collect-iq/voice",
                "/collect-iq/voice?attempt=",
                "/collect-iq/voice?payerId=1003&attempt=unknown"
            })
    void outbound_without_an_open_attempt_hears_a_polite_sentence(String target) throws Exception {
        Answer answer = post(target, CALLING);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(shape(answer.body()))
                .isEqualTo("Response[Say:I am sorry, this call cannot be connected. Goodbye. Hangup]");
    }

    @Test
    void inbound_hears_a_polite_sentence_whatever_its_url_says() throws Exception {
        Answer answer = post(VOICE, Map.of("CallSid", CALL, "Direction", "inbound"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(shape(answer.body()))
                .startsWith("Response[Say:Thank you for calling.")
                .endsWith("Hangup]");
        assertThat(core.told).isEmpty();
    }

    @Test
    void the_voice_webhook_answers_200_when_the_core_fails_and_without_a_sid() {
        assertThat(post(VOICE, Map.of("Direction", "outbound-api")).status()).isEqualTo(200);
        core.broken = true;
        assertThat(post(VOICE, CALLING).body()).contains("<Say>").contains("<Hangup/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                VOICE,
                "/collect-iq/call-status?attempt=attempt-1",
                "/collect-iq/stream-status",
                "/collect-iq/machine-status?attempt=attempt-1"
            })
    void what_is_not_rightly_signed_is_refused_and_nothing_else_happens(String target) {
        Map<String, String> fields = Map.of("CallSid", CALL, "CallStatus", "completed", "AnsweredBy", "human");
        String form = "application/x-www-form-urlencoded";
        String right = hmac(TOKEN, PUBLIC + target + joined(fields));
        for (String wrong : List.of(
                "",
                "nonsense",
                hmac("another", PUBLIC + target + joined(fields)),
                hmac(TOKEN, "https://evil.example.com" + target + joined(fields)),
                hmac(TOKEN, "http://desk.example.com" + target + joined(fields)),
                hmac(TOKEN, PUBLIC + target))) {
            assertThat(ask("POST", target, wrong, form, body(fields)).status())
                    .as(wrong)
                    .isEqualTo(403);
        }
        assertThat(ask("POST", target, right, form, body(fields) + "&More=1").status())
                .isEqualTo(403);
        assertThat(ask("POST", target, right, "application/json", "{}").status())
                .isEqualTo(403);
        assertThat(routes.refused()).isEqualTo(8);
        assertThat(core.told).isEmpty();

        assertThat(ask("POST", target, right, form, body(fields)).status()).isEqualTo(200);
    }

    @Test
    void without_a_public_url_or_a_token_everything_is_refused() {
        String signature = hmac(TOKEN, PUBLIC + VOICE + joined(CALLING));
        routes = routes(Lines.nowhere());
        assertThat(ask("POST", VOICE, signature, "application/x-www-form-urlencoded", body(CALLING))
                        .status())
                .isEqualTo(403);
        routes = new TwilioRoutes(core, Lines.nothingSet(), Lines.at(PUBLIC), time);
        assertThat(ask("POST", VOICE, signature, "application/x-www-form-urlencoded", body(CALLING))
                        .status())
                .isEqualTo(403);
        assertThat(core.told).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED",
        "initiated, INITIATED",
        "ringing, RINGING",
        "in-progress, IN_PROGRESS",
        "completed, COMPLETED",
        "busy, BUSY",
        "failed, FAILED",
        "no-answer, NO_ANSWER",
        "canceled, CANCELED"
    })
    void every_call_status_is_handed_on(String word, String status) {
        post(
                "/collect-iq/call-status?attempt=attempt-1",
                Map.of("CallSid", CALL, "CallStatus", word, "SequenceNumber", "2", "CallDuration", "31"));
        assertThat(core.told).containsExactly("status attempt-1 " + CALL + " " + status + " 2 PT31S -");
    }

    @Test
    void a_status_may_say_little_or_more_and_what_we_do_not_know_is_still_answered() {
        String target = "/collect-iq/call-status";
        post(target, Map.of("CallSid", CALL, "CallStatus", "ringing", "SequenceNumber", "x", "NewField", "y"));
        post(target, Map.of("CallSid", CALL, "CallStatus", "failed", "SipResponseCode", "404"));
        post(target, Map.of("CallSid", CALL, "CallStatus", "failed", "SipResponseCode", "404", "ErrorCode", "32205"));
        post(target, Map.of("CallSid", CALL, "CallStatus", "completed", "AnsweredBy", "machine_end_beep"));
        assertThat(post(target, Map.of("CallSid", CALL, "CallStatus", "dancing"))
                        .status())
                .isEqualTo(200);
        assertThat(post(target, Map.of("CallStatus", "completed")).status()).isEqualTo(200);
        assertThat(core.told)
                .containsExactly(
                        "status - " + CALL + " RINGING - - -",
                        "status - " + CALL + " FAILED - - SIP 404",
                        "status - " + CALL + " FAILED - - 32205",
                        "answeredBy - " + CALL + " MACHINE",
                        "status - " + CALL + " COMPLETED - - -");
    }

    @ParameterizedTest
    @CsvSource({
        "human, HUMAN",
        "machine_start, MACHINE",
        "machine_end_silence, MACHINE",
        "fax, FAX",
        "unknown, UNKNOWN",
        "something-new, UNKNOWN"
    })
    void a_machine_detection_is_handed_on(String word, String by) {
        post("/collect-iq/machine-status?attempt=attempt-1", Map.of("CallSid", CALL, "AnsweredBy", word));
        assertThat(core.told).containsExactly("answeredBy attempt-1 " + CALL + " " + by);
    }

    @Test
    void a_streams_report_is_handed_on() {
        post(
                "/collect-iq/stream-status",
                Map.of("CallSid", CALL, "StreamEvent", "stream-error", "StreamError", "refused & closed"));
        assertThat(core.told).containsExactly("stream " + CALL + " stream-error refused & closed");
    }

    @Test
    void a_callback_may_be_json_signed_by_the_hash_of_its_body() throws Exception {
        String body = "{\"CallSid\":\"" + CALL
                + "\",\"CallStatus\":\"busy\",\"SequenceNumber\":3,\"x\":{\"CallSid\":\"no\"}}";
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        String target = "/collect-iq/call-status?attempt=attempt-1&bodySHA256=" + hash;
        String signature = hmac(TOKEN, PUBLIC + target);
        assertThat(ask("POST", target, signature, "application/json", body).status())
                .isEqualTo(200);
        assertThat(ask("POST", target, signature, "application/json", body + " ")
                        .status())
                .isEqualTo(403);
        assertThat(core.told).containsExactly("status attempt-1 " + CALL + " BUSY 3 - -");
    }

    @Test
    void an_upgrade_is_admitted_only_over_the_websocket_form_of_our_url() {
        String target = "/collect-iq/media-stream";
        assertThat(upgrade(hmac(TOKEN, "wss://desk.example.com" + target))).isEqualTo(Admission.IN);
        assertThat(upgrade(hmac(TOKEN, "wss://desk.example.com:443" + target))).isEqualTo(Admission.IN);
        assertThat(upgrade(hmac(TOKEN, "https://desk.example.com" + target))).isInstanceOf(Admission.Refused.class);
        assertThat(upgrade(hmac(TOKEN, "ws://desk.example.com" + target))).isInstanceOf(Admission.Refused.class);
        assertThat(upgrade(hmac(TOKEN, "wss://evil.example.com" + target))).isInstanceOf(Admission.Refused.class);
        assertThat(upgrade("")).isInstanceOf(Admission.Refused.class);

        routes = routes(Lines.at("http://127.0.0.1:4004"));
        assertThat(upgrade(hmac(TOKEN, "ws://127.0.0.1:4004" + target))).isEqualTo(Admission.IN);
        assertThat(upgrade(hmac(TOKEN, "wss://127.0.0.1:4004" + target))).isEqualTo(Admission.IN);
    }

    private Admission upgrade(String signature) {
        String target = "/collect-iq/media-stream";
        Map<String, List<String>> headers = new HashMap<>(Map.of("host", List.of("evil.example.com")));
        if (!signature.isEmpty()) {
            headers.put("x-twilio-signature", List.of(signature));
        }
        return route(target).admit(new Head("GET", target, headers));
    }

    /** An element as name, attributes by name, children and text: equal for equal meaning. */
    private static String shape(String xml) throws Exception {
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        return shape(document.getDocumentElement());
    }

    private static String shape(Element element) {
        Map<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            var attribute = element.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        StringBuilder children = new StringBuilder();
        for (var child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            children.append(child instanceof Element inner ? shape(inner) : "");
        }
        String own = attributes.isEmpty() ? "" : attributes.toString().replace(", ", ",");
        String inside = children.isEmpty() ? "" : "[" + children + "]";
        String text =
                children.isEmpty() && !element.getTextContent().isBlank() ? ":" + element.getTextContent() + " " : "";
        return element.getTagName() + own + inside + text;
    }
}
