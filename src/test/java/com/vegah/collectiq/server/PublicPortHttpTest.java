package com.vegah.collectiq.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain requests over real sockets: what passes, what is refused and how. */
class PublicPortHttpTest {
    private final Timekeeper time = Ports.paced(20);
    private final AtomicInteger handled = new AtomicInteger();
    private final CountDownLatch hold = new CountDownLatch(1);
    private final PublicPort port = Ports.open(
            time,
            Limits.STANDARD.withRequests(Limits.Requests.STANDARD.withWorkers(1, 1)),
            Routes.mirror("/mirror"),
            Routes.mirror("/pay/{token}"),
            Routes.echo("/socket"),
            Routes.http("/post-only", Set.of("POST"), (head, body) -> Route.Answer.of(204, "", "")),
            Routes.http(
                    "/guarded",
                    Set.of("GET", "POST"),
                    head -> head.header("X-Pass").isPresent()
                            ? Route.Admission.IN
                            : new Route.Admission.Refused(403, "no pass"),
                    (head, body) -> {
                        handled.incrementAndGet();
                        return Route.Answer.of(200, "text/plain", "in");
                    }),
            Routes.http("/breaks", Set.of("GET"), (head, body) -> {
                throw new IllegalStateException("a secret detail");
            }),
            Routes.http(
                    "/splits",
                    Set.of("GET"),
                    (head, body) -> new Route.Answer(200, "text/plain", "", Map.of("Location", "/a\r\nSet-Cookie: b"))),
            Routes.http("/slow", Set.of("GET"), (head, body) -> {
                await(hold);
                return Route.Answer.of(200, "text/plain", "late");
            }));

    @AfterEach
    void close() {
        hold.countDown();
        port.close();
        time.close();
    }

    @Test
    void a_request_is_answered_in_whole_and_the_connection_closed() throws IOException {
        String answer = ask(Raw.get("/mirror?a=b%20c"));
        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Type: text/plain; charset=utf-8\r\n", "\r\nX-Test: yes\r\n")
                .contains("\r\nDate: Tue, 24 Nov 2026 ", "\r\nContent-Length: 20\r\n", "\r\nConnection: close\r\n")
                .endsWith("\r\n\r\nGET /mirror?a=b%20c ");
    }

    @Test
    void a_body_comes_by_length_or_in_chunks_and_text_is_utf_8() throws IOException {
        assertThat(ask(Raw.post("/mirror", "Content-Length: 6\r\n", "żółć".substring(0, 3))))
                .endsWith("żół");
        assertThat(ask(Raw.post(
                        "/mirror",
                        "Transfer-Encoding: Chunked\r\n",
                        "4;x=y\r\nfour\r\n0a\r\n and more.\r\n0\r\nT: x\r\n\r\n")))
                .endsWith("four and more.");
        assertThat(ask(Raw.post("/mirror", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n")))
                .endsWith("POST /mirror ");
    }

    @Test
    void head_and_body_may_come_byte_by_byte() throws IOException {
        try (Raw raw = new Raw(port.port())) {
            String request = Raw.post("/mirror", "Transfer-Encoding: chunked\r\n", "5\r\nhello\r\n0\r\n\r\n");
            raw.sendSlowly(request.getBytes(StandardCharsets.UTF_8));
            assertThat(raw.rest()).startsWith("HTTP/1.1 200 ").endsWith("hello");
        }
    }

    @Test
    void a_last_segment_may_stand_for_any_one() throws IOException {
        assertThat(ask(Raw.get("/pay/abc-123"))).startsWith("HTTP/1.1 200 ").endsWith("GET /pay/abc-123 ");
        assertThat(ask(Raw.get("/pay/"))).startsWith("HTTP/1.1 404 ");
        assertThat(ask(Raw.get("/pay/a/b"))).startsWith("HTTP/1.1 404 ");
        assertThat(ask(Raw.get("/pay"))).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void the_absolute_form_of_a_target_is_its_path() throws IOException {
        assertThat(ask(Raw.get("http://example.com/mirror?q=1"))).endsWith("GET /mirror?q=1 ");
    }

    @Test
    void an_unknown_path_is_404() throws IOException {
        assertThat(ask(Raw.get("/mirror/"))).startsWith("HTTP/1.1 404 Not Found\r\n");
        assertThat(ask(Raw.get("/"))).startsWith("HTTP/1.1 404 ");
        assertThat(port.counters().of("refused.404")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "get"})
    void another_method_is_405_and_told_which_are_allowed(String method) throws IOException {
        String answer = ask(method + " /mirror HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: GET, POST\r\n");
    }

    @Test
    void who_is_not_admitted_gets_the_status_and_nothing_else_happens() throws IOException {
        assertThat(ask(Raw.get("/guarded"))).startsWith("HTTP/1.1 403 Forbidden\r\n");
        assertThat(ask(Raw.post("/guarded", "Content-Length: 100000\r\n", ""))).startsWith("HTTP/1.1 403 ");
        assertThat(handled).hasValue(0);
        assertThat(port.counters().of("refused.403: no pass")).isEqualTo(2);
        assertThat(ask("GET /guarded HTTP/1.1\r\nHost: x\r\nx-pass: 1\r\n\r\n")).endsWith("in");
        assertThat(handled).hasValue(1);
    }

    @Test
    void a_body_over_64_kib_is_413_and_one_of_64_kib_is_taken() throws IOException {
        assertThat(ask(Raw.post("/mirror", "Content-Length: 65537\r\n", ""))).startsWith("HTTP/1.1 413 ");
        assertThat(ask(Raw.post("/mirror", "Content-Length: 999999999999999\r\n", "")))
                .startsWith("HTTP/1.1 413 ");
        String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
        assertThat(ask(Raw.post("/mirror", "Transfer-Encoding: chunked\r\n", chunk + chunk + "1\r\nx\r\n0\r\n\r\n")))
                .startsWith("HTTP/1.1 413 ");
        assertThat(ask(Raw.post("/mirror", "Content-Length: 65536\r\n", "y".repeat(65536))))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("yyyy");
    }

    @Test
    void who_sends_a_great_body_all_the_same_still_reads_its_413() throws IOException {
        assertThat(ask(Raw.post("/mirror", "Content-Length: 3000000\r\n", "z".repeat(3_000_000))))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void a_head_over_16_kib_or_with_too_many_headers_is_431() throws IOException {
        assertThat(ask("GET /mirror HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(17_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(ask("GET /mirror HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(101) + "\r\n"))
                .startsWith("HTTP/1.1 431 ");
        assertThat(ask("GET /mirror HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(16_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_slow_head_and_a_slow_body_are_408() throws IOException {
        assertThat(ask("GET /mirror HTTP/1.1\r\nHo")).startsWith("HTTP/1.1 408 ");
        assertThat(ask(Raw.post("/mirror", "Content-Length: 10\r\n", "half"))).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void who_says_nothing_is_cut_off_without_a_word() throws IOException {
        assertThat(ask("")).isEmpty();
        assertThat(port.counters().of("refused.408: silent")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /mirror\r\n\r\n",
                "GET  /mirror HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET mirror HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /mirror HTTX/1.1\r\nHost: x\r\n\r\n",
                "G(T /mirror HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /mir\u0001ror HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /żółć HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /mirror HTTP/1.1\r\n\r\n",
                "GET /mirror HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /mirror HTTP/1.1\nHost: x\n\n",
                "GET /mirror HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n",
                "GET /mirror HTTP/1.1\r\nHost : x\r\n\r\n",
                "GET /mirror HTTP/1.1\r\n Host: x\r\n\r\n",
                "GET /mirror HTTP/1.1\r\nHost: x\r\nA: b\r\n folded\r\n\r\n",
                "GET /mirror HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET /mirror HTTP/1.1\r\nHost: x\r\nA: b\u0000c\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
                "\r\nGET /mirror HTTP/1.1\r\nHost: x\r\n\r\n"
            })
    void what_is_not_http_is_400(String request) throws IOException {
        assertThat(ask(request)).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding:\r\n",
                "Content-Length: 4\r\nContent-Length: 4\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n",
                "Content-Length: 4, 4\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: +4\r\n",
                "Content-Length: 0x4\r\n",
                "Content-Length: 4 4\r\n",
                "Content-Length: ٤\r\n",
                "Content-Length:\r\n",
                "Content-Length: 99999999999999999999999\r\n"
            })
    void a_body_that_two_servers_could_read_in_two_ways_is_400(String headers) throws IOException {
        assertThat(ask(Raw.post("/mirror", headers, "0\r\n\r\n"))).startsWith("HTTP/1.1 400 ");
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n",
                "-1\r\n",
                "\r\n",
                " 4\r\nfour\r\n0\r\n\r\n",
                "4\nfour\r\n0\r\n\r\n",
                "4 x\r\nfour\r\n0\r\n\r\n",
                "4\r\nfourX\r\n0\r\n\r\n",
                "000000001\r\n",
                "0\r\n\n"
            })
    void malformed_chunks_are_400(String body) throws IOException {
        assertThat(ask(Raw.post("/mirror", "Transfer-Encoding: chunked\r\n", body)))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void endless_small_chunks_are_400() throws IOException {
        assertThat(ask(Raw.post("/mirror", "Transfer-Encoding: chunked\r\n", "1\r\nx\r\n".repeat(5000))))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void another_version_of_http_is_505_and_1_0_is_served() throws IOException {
        assertThat(ask("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).startsWith("HTTP/1.1 505 ");
        assertThat(ask("GET /mirror HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void who_waits_for_a_100_gets_it_once_admitted_and_another_expectation_is_417() throws IOException {
        try (Raw raw = new Raw(port.port())) {
            raw.send(Raw.post("/mirror", "Content-Length: 5\r\nExpect: 100-continue\r\n", ""));
            assertThat(raw.head()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            raw.send("hello");
            assertThat(raw.rest()).startsWith("HTTP/1.1 200 ").endsWith("hello");
        }
        assertThat(ask(Raw.post("/guarded", "Content-Length: 5\r\nExpect: 100-continue\r\n", "")))
                .startsWith("HTTP/1.1 403 ");
        assertThat(ask(Raw.post("/mirror", "Content-Length: 99999\r\nExpect: 100-continue\r\n", "")))
                .startsWith("HTTP/1.1 413 ");
        assertThat(ask(Raw.post("/mirror", "Content-Length: 5\r\nExpect: magic\r\n", "")))
                .startsWith("HTTP/1.1 417 ");
    }

    @Test
    void a_handler_that_fails_is_500_without_details() throws IOException {
        assertThat(ask(Raw.get("/breaks"))).startsWith("HTTP/1.1 500 ").doesNotContain("secret");
        assertThat(ask(Raw.get("/splits"))).startsWith("HTTP/1.1 500 ").doesNotContain("Set-Cookie");
        assertThat(port.counters().of("answered.500")).isEqualTo(2);
    }

    @Test
    void when_all_workers_are_busy_the_next_is_503_and_counted() throws Exception {
        try (Raw first = new Raw(port.port());
                Raw second = new Raw(port.port())) {
            first.send(Raw.get("/slow"));
            second.send(Raw.get("/slow"));
            org.awaitility.Awaitility.await().until(() -> port.queues().get("workers") == 1);
            assertThat(ask(Raw.get("/mirror"))).startsWith("HTTP/1.1 503 ").contains("\r\nRetry-After: 1\r\n");
            hold.countDown();
            assertThat(first.rest()).endsWith("late");
            assertThat(second.rest()).endsWith("late");
        }
        assertThat(port.counters().of("workers.full")).isEqualTo(1);
    }

    @Test
    void what_follows_a_request_is_not_taken_for_another() throws IOException {
        String answer = ask(Raw.post("/mirror", "Content-Length: 2\r\n", "ok" + Raw.get("/guarded")));
        assertThat(answer).endsWith("POST /mirror ok");
        assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
    }

    @Test
    void a_socket_route_without_an_upgrade_is_426_and_an_upgrade_to_a_page_is_the_page() throws IOException {
        assertThat(ask(Raw.get("/socket"))).startsWith("HTTP/1.1 426 ").contains("\r\nUpgrade: websocket\r\n");
        assertThat(ask(Raw.post("/socket", "Content-Length: 0\r\n", "")))
                .startsWith("HTTP/1.1 405 ")
                .contains("\r\nAllow: GET\r\n");
        assertThat(ask(Raw.upgrade("/mirror"))).startsWith("HTTP/1.1 200 ");
        assertThat(ask(Raw.upgrade("/nowhere"))).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void a_taken_port_is_named_with_a_remedy() {
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.port());
        try (PublicPort second = new PublicPort(taken, time, Limits.STANDARD)) {
            assertThatThrownBy(() -> second.start(List.of())).isInstanceOfSatisfying(CannotListen.class, e -> {
                assertThat(e.obstacle().cause()).contains(":" + port.port());
                assertThat(e.obstacle().remedy()).contains("server.port");
            });
        }
    }

    @Test
    void a_host_that_is_not_ours_is_named() {
        InetSocketAddress elsewhere = new InetSocketAddress("192.0.2.1", 0);
        try (PublicPort second = new PublicPort(elsewhere, time, Limits.STANDARD)) {
            assertThatThrownBy(() -> second.start(List.of())).hasMessageContaining("server.host");
        }
    }

    private String ask(String request) throws IOException {
        return Raw.exchange(port.port(), request);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
