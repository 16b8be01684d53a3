package com.vegah.collectiq.twilio;

import static com.vegah.collectiq.twilio.Lines.ATTEMPT;
import static com.vegah.collectiq.twilio.Lines.CALL;
import static com.vegah.collectiq.twilio.Lines.NOW;
import static com.vegah.collectiq.twilio.Lines.PAYERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vegah.collectiq.call.CallRecord.AnsweredBy;
import com.vegah.collectiq.call.Line;
import com.vegah.collectiq.call.Line.CarrierStatus;
import com.vegah.collectiq.call.Line.Dialled;
import com.vegah.collectiq.compliance.Permits;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.PayerId;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TwilioLineTest {
    private static final SingleShot.Patience SHORT =
            new SingleShot.Patience(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofSeconds(20));
    private static final PublicUrl PUBLIC = Lines.at("https://desk.example.com");

    private final Timekeeper time = Lines.time();
    private TwilioDouble twilio;
    private TwilioLine line;

    @BeforeEach
    void open() throws IOException {
        twilio = new TwilioDouble();
        line = new TwilioLine(Lines.settings(twilio.url()), PUBLIC, time);
    }

    @AfterEach
    void close() {
        twilio.close();
        time.close();
    }

    private Dialled dial(Line by) {
        return by.dial(Lines.order(true), Permits.toCall(Lines.PAYER, NOW));
    }

    @Test
    void dialling_is_one_post_with_the_payer_and_the_attempt_in_every_url() {
        assertThat(dial(line)).isEqualTo(new Dialled.Accepted(new CallSid(CALL)));

        assertThat(twilio.seen).hasSize(1);
        Form form = twilio.seen.get(0).form();
        assertThat(form.fields())
                .extracting(Form.Field::name, Form.Field::value)
                .containsExactlyInAnyOrder(
                        field("To", "+12025550143"),
                        field("From", "+12025550100"),
                        field("Url", "https://desk.example.com/collect-iq/voice?payerId=1003&attempt=attempt-1"),
                        field("Method", "POST"),
                        field("StatusCallback", "https://desk.example.com/collect-iq/call-status?attempt=attempt-1"),
                        field("StatusCallbackMethod", "POST"),
                        field("StatusCallbackEvent", "initiated"),
                        field("StatusCallbackEvent", "ringing"),
                        field("StatusCallbackEvent", "answered"),
                        field("StatusCallbackEvent", "completed"),
                        field("Timeout", "25"),
                        field("TimeLimit", "660"),
                        field("MachineDetection", "Enable"),
                        field("AsyncAmd", "true"),
                        field(
                                "AsyncAmdStatusCallback",
                                "https://desk.example.com/collect-iq/machine-status?attempt=attempt-1"),
                        field("AsyncAmdStatusCallbackMethod", "POST"));
    }

    @Test
    void without_machine_detection_nothing_is_said_of_it() {
        line.dial(Lines.order(false), Permits.toCall(Lines.PAYER, NOW));
        assertThat(twilio.seen.get(0).form().fields())
                .extracting(Form.Field::name)
                .noneMatch(name -> name.contains("Amd") || name.contains("Machine"));
    }

    @Test
    void an_id_that_needs_it_is_encoded_in_the_urls() {
        PayerId odd = new PayerId("A&B +ü/1");
        var order = new Line.Order(ATTEMPT, odd, PAYERS, Duration.ofSeconds(25), Duration.ofSeconds(660), false);
        line.dial(order, Permits.toCall(odd, NOW));
        assertThat(twilio.seen.get(0).form().first("Url"))
                .contains("https://desk.example.com/collect-iq/voice?payerId=A%26B%20%2B%C3%BC%2F1&attempt=attempt-1");
    }

    static Stream<Arguments> whatMayHaveMadeACall() {
        return Stream.of(
                Arguments.of("500", TwilioDouble.refusing(500, 20500, "Internal")),
                Arguments.of("503 without a body", TwilioDouble.answering(503, "")),
                Arguments.of("429", TwilioDouble.refusing(429, 20429, "Too many requests")),
                Arguments.of("408", TwilioDouble.refusing(408, 20408, "late")),
                Arguments.of("garbage with 500", TwilioDouble.answering(500, "<html>oops")),
                Arguments.of("garbage with 201", TwilioDouble.answering(201, "<html>captive portal")),
                Arguments.of("nothing with 201", TwilioDouble.answering(201, "")),
                Arguments.of("no sid with 201", TwilioDouble.answering(201, "{\"status\":\"queued\"}")),
                Arguments.of("a sid that is none", TwilioDouble.answering(201, "{\"sid\":\"../../x\"}")),
                Arguments.of("garbage with 400", TwilioDouble.answering(400, "<html>proxy")),
                Arguments.of("no code with 400", TwilioDouble.answering(400, "{\"message\":\"?\"}")),
                Arguments.of("a redirect", (TwilioDouble.Fault) exchange -> {
                    exchange.getResponseHeaders().add("Location", "/2010-04-01/again");
                    TwilioDouble.answer(exchange, 307, "");
                }),
                Arguments.of("a redirect to GET", (TwilioDouble.Fault) exchange -> {
                    exchange.getResponseHeaders().add("Location", "/2010-04-01/again");
                    TwilioDouble.answer(exchange, 302, "");
                }),
                Arguments.of("a closed connection", (TwilioDouble.Fault) exchange -> exchange.close()),
                Arguments.of("half an answer", (TwilioDouble.Fault) exchange -> {
                    exchange.sendResponseHeaders(201, 500);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                    exchange.close();
                }),
                Arguments.of("an endless answer", (TwilioDouble.Fault)
                        exchange -> TwilioDouble.answer(exchange, 201, "{\"a\":\"" + "x".repeat(2_000_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatMayHaveMadeACall")
    void whatever_comes_back_there_is_one_post_and_in_doubt_it_is_unclear(String name, TwilioDouble.Fault fault) {
        twilio.always(fault);
        assertThat(dial(line)).as(name).isInstanceOf(Dialled.Unclear.class);
        assertThat(twilio.seen).as(name).hasSize(1);
    }

    @Test
    void no_answer_in_time_is_unclear_after_one_post() {
        twilio.always(exchange -> {
            try {
                twilio.patience.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        assertThat(dial(new TwilioLine(Lines.settings(twilio.url()), PUBLIC, time, SHORT)))
                .isInstanceOf(Dialled.Unclear.class);
        assertThat(twilio.posts()).isEqualTo(1);
    }

    @Test
    void an_answer_that_only_drips_is_given_up_as_unclear() {
        twilio.always(exchange -> {
            exchange.sendResponseHeaders(201, 0);
            try {
                while (twilio.patience.getCount() > 0) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    twilio.patience.await(20, java.util.concurrent.TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var patience = new SingleShot.Patience(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5));
        assertThat(dial(new TwilioLine(Lines.settings(twilio.url()), PUBLIC, time, patience)))
                .isInstanceOf(Dialled.Unclear.class);
        assertThat(twilio.posts()).isEqualTo(1);
    }

    @Test
    void a_host_that_cannot_be_connected_to_placed_no_call() throws IOException {
        URI dead;
        try (ServerSocket socket = new ServerSocket(0)) {
            dead = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        Dialled dialled = dial(new TwilioLine(Lines.settings(dead), PUBLIC, time));
        assertThat(dialled).isInstanceOfSatisfying(Dialled.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo("network");
            assertThat(refused.why().cause()).contains("127.0.0.1");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "401, 20003, account SID",
        "404, 20404, does not know this account",
        "400, 21205, public address",
        "400, 21210, call from +12025550100",
        "400, 21211, +12025550143 is not a number",
        "400, 21217, +12025550143 is not a number",
        "400, 21215, country",
        "400, 21216, blocks calls",
        "400, 21219, +12025550143 is not verified",
        "400, 573005, +12025550143 is not verified",
        "400, 573002, trial number that belongs to +12025550143",
        "403, 10001, not active",
        "403, 10002, trial account",
        "429, 10004, ''",
        "403, 10004, no more calls at the same time",
        "400, 22005, more than a day",
        "400, 29999, Twilio refused (29999): Because."
    })
    void each_refusal_is_a_sentence_with_a_remedy(int status, int code, String cause) {
        twilio.once(TwilioDouble.refusing(status, code, "Because."));
        Dialled dialled = dial(line);
        if (status == 429) {
            assertThat(dialled).isInstanceOf(Dialled.Unclear.class);
            return;
        }
        assertThat(dialled).isInstanceOfSatisfying(Dialled.Refused.class, refused -> {
            assertThat(refused.code()).isEqualTo(String.valueOf(code));
            assertThat(refused.why().cause()).contains(cause).doesNotContain("{", "''", Lines.TOKEN);
            assertThat(refused.why().remedy()).isNotBlank().doesNotContain("{", "''");
        });
        assertThat(twilio.posts()).isEqualTo(1);
    }

    @Test
    void a_permit_for_another_payer_dials_nobody() {
        assertThatThrownBy(() -> line.dial(Lines.order(true), Permits.toCall(new PayerId("9"), NOW)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(twilio.seen).isEmpty();
    }

    @Test
    void what_is_missing_is_named_and_nothing_is_sent() {
        TwilioLine bare = new TwilioLine(Lines.nothingSet(), PUBLIC, time);
        assertThat(bare.obstacle())
                .hasValueSatisfying(obstacle -> assertThat(obstacle.cause())
                        .contains("twilio.account-sid [TWILIO_ACCOUNT_SID]")
                        .contains("twilio.auth-token [TWILIO_AUTH_TOKEN]")
                        .contains("twilio.phone-number [TWILIO_PHONE_NUMBER]"));
        assertThat(dial(bare)).isInstanceOf(Dialled.Refused.class);
    }

    @Test
    void without_a_public_address_nobody_is_called() {
        TwilioLine hidden = new TwilioLine(Lines.settings(twilio.url()), Lines.nowhere(), time);
        assertThat(hidden.obstacle())
                .hasValueSatisfying(why -> assertThat(why.cause()).isEqualTo("No tunnel."));
        assertThat(dial(hidden)).isInstanceOf(Dialled.Refused.class);
        assertThat(twilio.seen).isEmpty();
    }

    @Test
    void hanging_up_is_one_post_and_a_call_that_has_ended_is_no_error() {
        twilio.calls.add(new TwilioDouble.Kept("CA1", "+12025550143", "in-progress", ""));
        twilio.calls.add(new TwilioDouble.Kept("CA2", "+12025550143", "completed", ""));
        line.hangUp(new CallSid("CA1"));
        line.hangUp(new CallSid("CA2"));
        assertThat(twilio.seen)
                .hasSize(2)
                .allMatch(request -> request.form().fields().equals(List.of(new Form.Field("Status", "completed"))));
    }

    @Test
    void a_hang_up_that_fails_says_so_after_one_post() {
        twilio.always(TwilioDouble.answering(503, ""));
        assertThatThrownBy(() -> line.hangUp(new CallSid("CA1"))).isInstanceOf(Line.Unreachable.class);
        assertThat(twilio.seen).hasSize(1);
    }

    @Test
    void a_call_is_fetched_as_the_carrier_has_it() {
        twilio.calls.add(
                new TwilioDouble.Kept("CA1", "+12025550143", "in-progress", "Mon, 02 Mar 2026 15:00:01 +0000"));
        assertThat(line.fetch(new CallSid("CA1"))).hasValueSatisfying(call -> {
            assertThat(call.status()).isEqualTo(CarrierStatus.IN_PROGRESS);
            assertThat(call.createdAt()).isEqualTo(NOW.plusSeconds(1));
            assertThat(call.duration()).contains(Duration.ofSeconds(31));
            assertThat(call.answeredBy()).contains(AnsweredBy.MACHINE);
        });
        assertThat(line.fetch(new CallSid("CA9"))).isEmpty();
    }

    @Test
    void reads_are_tried_again_but_not_for_ever() {
        twilio.calls.add(new TwilioDouble.Kept("CA1", "+12025550143", "ringing", ""));
        twilio.once(TwilioDouble.answering(503, ""));
        twilio.once(exchange -> exchange.close());
        assertThat(line.fetch(new CallSid("CA1"))).isPresent();
        assertThat(twilio.seen).hasSize(3);

        twilio.always(TwilioDouble.answering(500, ""));
        assertThatThrownBy(() -> line.callsTo(PAYERS, NOW)).isInstanceOf(Line.Unreachable.class);
        assertThat(twilio.seen).hasSize(6);
    }

    @Test
    void calls_to_a_number_are_those_since_then_newest_first_over_several_pages() {
        keep("CA5", "+12025550143", "queued", "Mon, 02 Mar 2026 15:00:20 +0000");
        keep("CA4", "+12025550144", "queued", "Mon, 02 Mar 2026 15:00:15 +0000");
        keep("CA3", "+12025550143", "in-progress", "Mon, 02 Mar 2026 14:59:00 +0000");
        keep("CA2", "+12025550143", "completed", "Mon, 02 Mar 2026 14:00:00 +0000");
        keep("CA1", "+12025550143", "completed", "Mon, 02 Mar 2026 13:00:00 +0000");

        assertThat(line.callsTo(PAYERS, NOW))
                .extracting(call -> call.sid().value())
                .containsExactly("CA5", "CA3");
        assertThat(twilio.seen).hasSize(2);
        assertThat(twilio.seen.get(0).target()).contains("To=%2B12025550143").doesNotContain("StartTime");
    }

    @Test
    void a_status_that_the_sdk_does_not_know_is_a_call_that_is_not_over() {
        keep("CA1", "+12025550143", "initiated", "Mon, 02 Mar 2026 15:00:20 +0000");
        keep("CA2", "+12025550143", "no-answer", "Mon, 02 Mar 2026 15:00:10 +0000");
        assertThat(line.callsTo(PAYERS, NOW))
                .extracting(Line.CarrierCall::status)
                .containsExactly(CarrierStatus.INITIATED, CarrierStatus.NO_ANSWER);
    }

    @Test
    void the_api_url_may_have_a_path_of_its_own() {
        TwilioLine behind = new TwilioLine(Lines.settings(URI.create(twilio.url() + "/proxy/")), PUBLIC, time);
        dial(behind);
        assertThat(twilio.seen.get(0).target()).startsWith("/proxy/2010-04-01/Accounts/");
    }

    @Test
    void every_field_sent_stands_in_twilios_own_description() throws IOException {
        Path file = Lines.CONTRACTS.resolve("twilio_api_v2010_calls.json");
        assumeTrue(Files.isReadable(file), "the contracts are not here");
        dial(line);
        JsonNode schema = new ObjectMapper()
                .readTree(file.toFile())
                .at("/paths/~12010-04-01~1Accounts~1{AccountSid}~1Calls.json/post/requestBody/content")
                .path("application/x-www-form-urlencoded")
                .path("schema")
                .path("properties");
        assertThat(schema).isNotEmpty();
        assertThat(twilio.seen.get(0).form().fields())
                .extracting(Form.Field::name)
                .allMatch(schema::has);
    }

    private void keep(String sid, String to, String status, String created) {
        twilio.calls.add(new TwilioDouble.Kept(sid, to, status, created));
    }

    private static org.assertj.core.groups.Tuple field(String name, String value) {
        return org.assertj.core.api.Assertions.tuple(name, value);
    }
}
