package com.vegah.collectiq.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see the health, and what they see. */
class HealthTest {
    private final Timekeeper time = Ports.paced(1);
    private final PublicPort port = Ports.open(
            time,
            Limits.STANDARD,
            new Health("1.2 \"quoted\"", "rehearsal", () -> 3, () -> Map.of("workers", 5), () -> Map.of("lost", 1L)));

    @AfterEach
    void close() {
        port.close();
        time.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:4004", "127.0.0.1", "127.0.0.1:4004", "[::1]:4004"})
    void this_computer_sees_status_version_mode_calls_and_queues(String host) throws IOException {
        String answer = Raw.exchange(port.port(), "GET /health HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("Content-Type: application/json");
        JsonNode health = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(health.path("status").asText()).isEqualTo("ok");
        assertThat(health.path("version").asText()).isEqualTo("1.2 \"quoted\"");
        assertThat(health.path("mode").asText()).isEqualTo("rehearsal");
        assertThat(health.path("liveCalls").asInt()).isEqualTo(3);
        assertThat(health.path("queues").path("workers").asInt()).isEqualTo(5);
        assertThat(health.path("counts").path("lost").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: desk.example.com\r\n",
                "Host: 127.0.0.1.example.com\r\n",
                "Host: localhost.example.com\r\n",
                "Host: 128.0.0.1\r\n",
                "Host:\r\n",
                "Host: localhost\r\nX-Forwarded-For: 203.0.113.9\r\n",
                "Host: localhost\r\nx-forwarded-proto: https\r\n",
                "Host: localhost\r\nForwarded: for=203.0.113.9\r\n"
            })
    void the_world_behind_the_tunnel_sees_nothing(String headers) throws IOException {
        assertThat(Raw.exchange(port.port(), "GET /health HTTP/1.1\r\n" + headers + "\r\n"))
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void the_address_of_our_own_port_is_known_once_it_is_open() {
        LoopbackUrl url = new LoopbackUrl(port::port);
        assertThat(url.current())
                .hasValueSatisfying(found -> assertThat(found.getPort()).isEqualTo(port.port()));
        assertThat(url.obstacle()).isEmpty();
        assertThat(new LoopbackUrl(() -> 0).obstacle()).isPresent();
    }
}
