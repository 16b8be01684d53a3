package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.settings.Check;
import com.vegah.collectiq.settings.Check.Finding.State;
import com.vegah.collectiq.settings.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VoiceCheckTest {
    private final Settings.OpenAi settings = Rig.settings("wss://voice.example.com/v1/realtime", Settings.Protocol.GA);
    private final FakeOutward server = new FakeOutward(Settings.Protocol.GA);
    private final HandTime time = new HandTime("2026-11-24T10:00:00Z");

    @Test
    void a_session_that_opens_is_fine_and_is_closed_again() {
        Check.Finding finding = look(says(Said.CREATED), Optional.empty());
        assertThat(finding.state()).isEqualTo(State.FINE);
        assertThat(finding.detail()).contains("gpt-realtime-2.1").doesNotContain("shut");
        assertThat(server.socket.closed).hasSize(1);
        assertThat(server.socket.sent).isEmpty();
        assertThat(time.alarms()).isZero();
    }

    @Test
    void a_missing_key_is_not_set_up_and_a_wrong_voice_is_broken() {
        Settings.OpenAi none = Rig.withKey(settings, "");
        assertThat(new RealtimeVoice(none, server, time).check().look().state()).isEqualTo(State.NOT_SET_UP);
        Settings.OpenAi onyx = Rig.openAi("gpt-realtime-2.1", "onyx");
        assertThat(new RealtimeVoice(onyx, server, time).check().look().state()).isEqualTo(State.BROKEN);
        assertThat(server.connections).isZero();
    }

    @ParameterizedTest
    @CsvSource({"401, '', refused the key", "429, '{\"error\":{\"code\":\"insufficient_quota\"}}', no credit"})
    void a_refusal_says_why(int status, String body, String sentence) {
        Check.Finding finding = look(opening -> opening.refused(status, body), Optional.empty());
        assertThat(finding.state()).isEqualTo(State.BROKEN);
        assertThat(finding.detail()).contains(sentence);
    }

    @Test
    void no_network_an_error_and_a_lost_socket_are_told_apart() {
        Consumer<Outward.Opening> dead = opening -> opening.failed(new ConnectException("refused"));
        assertThat(look(dead, Optional.empty()).detail()).contains("no connection to voice.example.com");
        assertThat(look(says(Said.error("insufficient_quota", "x", "")), Optional.empty())
                        .detail())
                .contains("no credit");
        Consumer<Outward.Opening> lost =
                opening -> opening.opened(server.socket).closed(4000, "", true);
        assertThat(look(lost, Optional.empty()).detail()).contains("beta protocol");
    }

    @Test
    void a_server_that_says_nothing_is_not_waited_for_longer_than_ten_seconds() {
        server.onConnect = opening -> time.pass(RealtimeSession.SETUP_LIMIT);
        Check.Finding finding =
                new RealtimeVoice(settings, server, time).check().look();
        assertThat(finding.detail()).contains("within 10 seconds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2027-01-20\" | down on 2027-01-20.",
                "\"2027-01-20T00:00:00Z\" | down on 2027-01-20.",
                "1800403200 | down on 2027-01-20.",
                "null | gpt-realtime-2.1 opened.",
                "\"soon\" | gpt-realtime-2.1 opened."
            })
    void the_day_of_a_models_end_is_told(String date, String sentence) throws IOException {
        HttpServer list = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        list.createContext("/v1/models", exchange -> {
            boolean known =
                    "Bearer key-for-tests".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = ("{\"data\":[{\"id\":\"other\"},{\"id\":\"gpt-realtime-2.1\",\"shutdown_date\":" + date
                            + "}]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        list.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + list.getAddress().getPort() + "/v1/models");
            assertThat(look(says(Said.CREATED), Optional.of(new ModelList(uri, "key-for-tests")))
                            .detail())
                    .endsWith(sentence);
            assertThat(look(says(Said.CREATED), Optional.of(new ModelList(uri, "another")))
                            .state())
                    .isEqualTo(State.FINE);
        } finally {
            list.stop(0);
        }
    }

    private Consumer<Outward.Opening> says(String event) {
        return opening -> opening.opened(server.socket).text(event);
    }

    private Check.Finding look(Consumer<Outward.Opening> then, Optional<ModelList> models) {
        server.onConnect = then;
        server.socket.closed.clear();
        RealtimeVoice voice = new RealtimeVoice(settings, server, time);
        return new VoiceCheck(voice, new Trouble(Endpoint.of(settings)), time, models).look();
    }
}
