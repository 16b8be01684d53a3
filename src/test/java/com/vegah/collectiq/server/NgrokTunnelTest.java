package com.vegah.collectiq.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.time.Timekeeper;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tunnel's discovery against an agent of our own making. */
class NgrokTunnelTest {
    private static final int OURS = 4004;
    private static final String ENDPOINTS = "/api/endpoints";
    private static final String TUNNELS = "/api/tunnels";

    private final Timekeeper time = Ports.paced(50);
    private final Map<String, Route.Answer> answers = new ConcurrentHashMap<>();
    private final PublicPort agent = Ports.open(time, Limits.STANDARD, served(ENDPOINTS), served(TUNNELS));
    private final NgrokTunnel tunnel =
            new NgrokTunnel(URI.create("http://127.0.0.1:" + agent.port()), () -> OURS, time);

    @AfterEach
    void close() {
        tunnel.close();
        agent.close();
        time.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:4004", "localhost:4004", "127.0.0.1:4004", "http://127.0.0.1:4004/", "4004"})
    void the_https_endpoint_that_leads_to_our_port_is_found(String upstream) {
        list(
                endpoint("https://other.example.com", "http://localhost:40040"),
                endpoint("http://desk.example.com", upstream),
                endpoint("https://desk.example.com/", upstream));
        tunnel.start();
        await().until(() -> tunnel.current().isPresent());
        assertThat(tunnel.current()).contains(URI.create("https://desk.example.com"));
        assertThat(tunnel.obstacle()).isEmpty();
    }

    @Test
    void an_older_agent_is_asked_for_its_tunnels() {
        answers.put(
                TUNNELS,
                json(
                        "{\"tunnels\":[{\"name\":\"a\",\"public_url\":\"http://desk.example.com\",\"proto\":\"http\","
                                + "\"config\":{\"addr\":\"http://localhost:4004\"}},{\"name\":\"b\",\"public_url\":\"https://desk.example.com\","
                                + "\"proto\":\"https\",\"config\":{\"addr\":\"http://localhost:4004\"}}],\"uri\":\"/api/tunnels\"}"));
        tunnel.start();
        await().until(() -> tunnel.current().isPresent());
        assertThat(tunnel.current()).contains(URI.create("https://desk.example.com"));
    }

    @Test
    void the_list_is_asked_for_again_until_the_session_is_up_and_when_the_address_changes() {
        list();
        tunnel.start();
        await().until(() -> cause().contains("has no tunnel"));
        list(endpoint("https://one.example.com", "4004"));
        await().until(() -> tunnel.current().isPresent());
        list(endpoint("https://two.example.com", "4004"));
        await().until(() -> tunnel.current().equals(java.util.Optional.of(URI.create("https://two.example.com"))));
        list();
        await().until(() -> tunnel.current().isEmpty());
    }

    @Test
    void several_that_fit_are_named_and_none_is_taken() {
        list(endpoint("https://one.example.com", "4004"), endpoint("https://two.example.com", "4004"));
        tunnel.start();
        await().until(() -> cause().contains("https://one.example.com, https://two.example.com"));
        assertThat(remedy()).contains("public.url");
        assertThat(tunnel.current()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:80", "https://localhost:4004", "http://192.0.2.7:4004", "file:///4004", "24004"
            })
    void a_tunnel_to_somewhere_else_is_not_ours(String upstream) {
        list(endpoint("https://desk.example.com", upstream));
        tunnel.start();
        await().until(() -> cause().contains("leads to port 4004"));
        assertThat(remedy()).contains("ngrok http 4004");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "{}", "[]", "{\"endpoints\":7}", ""})
    void what_is_not_an_agent_is_said_to_be_none(String body) {
        answers.put(ENDPOINTS, json(body));
        tunnel.start();
        await().until(() -> cause().contains("not an ngrok agent"));
    }

    @Test
    void no_agent_at_all_is_said_with_what_to_start() {
        agent.close();
        assertThat(cause()).contains("not asked yet");
        tunnel.start();
        await().until(() -> cause().contains("no ngrok agent answers"));
        assertThat(remedy()).contains("ngrok http 4004", "NGROK_URL");
    }

    @Test
    void a_fixed_address_stands_as_it_is() {
        FixedUrl fixed = new FixedUrl(URI.create("https://desk.example.com"));
        assertThat(fixed.current()).contains(URI.create("https://desk.example.com"));
        assertThat(fixed.obstacle()).isEmpty();
    }

    private String cause() {
        return tunnel.obstacle().map(found -> found.cause()).orElse("");
    }

    private String remedy() {
        return tunnel.obstacle().map(found -> found.remedy()).orElse("");
    }

    private void list(String... endpoints) {
        answers.put(
                ENDPOINTS, json("{\"endpoints\":[" + String.join(",", endpoints) + "],\"uri\":\"/api/endpoints\"}"));
    }

    private static String endpoint(String url, String upstream) {
        return "{\"name\":\"n\",\"url\":\"" + url + "\",\"upstream\":{\"url\":\"" + upstream + "\"}}";
    }

    private static Route.Answer json(String body) {
        return Route.Answer.of(200, "application/json", body);
    }

    private Route.Http served(String path) {
        return Routes.http(
                path,
                Set.of("GET"),
                (head, body) -> answers.getOrDefault(path, Route.Answer.of(404, "text/plain", "no such thing")));
    }
}
