package com.vegah.collectiq.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets that we open to others, in plain. */
class OutwardTest {
    private final Timekeeper time = Ports.paced(20);
    private final PublicPort port = Ports.open(
            time,
            Limits.STANDARD,
            Routes.http(
                    "/key",
                    Set.of("GET"),
                    (head, body) -> Route.Answer.of(401, "application/json", "{\"wrong\":\"key\"}")),
            Routes.http("/none", Set.of("GET"), (head, body) -> Route.Answer.of(204, "", "")));

    @AfterEach
    void close() {
        port.close();
        time.close();
    }

    @Test
    void another_makers_server_is_spoken_to() throws Exception {
        try (EchoServer server = new EchoServer(null)) {
            Heard heard = connect(
                    "ws://localhost:" + server.getPort() + "/v1/realtime?model=a%20b",
                    Map.of("Authorization", "Bearer k"));
            Socket socket = heard.opened.get(10, SECONDS);
            socket.send("żółw");
            assertThat(heard.next()).isEqualTo("żółw");
            socket.close(1000, "done");
            assertThat(server.closed.poll(10, SECONDS)).isEqualTo(1000);
            var head = server.heads.poll(10, SECONDS);
            assertThat(head.getResourceDescriptor()).isEqualTo("/v1/realtime?model=a%20b");
            assertThat(head.getFieldValue("Authorization")).isEqualTo("Bearer k");
            assertThat(head.getFieldValue("Host")).isEqualTo("localhost:" + server.getPort());
        }
    }

    @Test
    void great_messages_go_both_ways_and_one_over_the_bound_is_1009() throws Exception {
        try (EchoServer server = new EchoServer(null)) {
            Heard heard = connect("ws://127.0.0.1:" + server.getPort(), Map.of());
            Socket socket = heard.opened.get(10, SECONDS);
            String great = "0123456789".repeat(400_000);
            socket.send(great);
            assertThat(heard.next()).isEqualTo(great);
            socket.send("x".repeat((4 << 20) + 1));
            assertThat(heard.closed.get(10, SECONDS).code()).isEqualTo(1009);
            assertThat(server.closed.poll(10, SECONDS)).isEqualTo(1009);
        }
    }

    @Test
    void the_other_sides_goodbye_is_told() throws Exception {
        try (EchoServer server = new EchoServer(null)) {
            Heard heard = connect("ws://127.0.0.1:" + server.getPort(), Map.of());
            heard.opened.get(10, SECONDS).send("bye");
            assertThat(heard.closed.get(10, SECONDS)).isEqualTo(new Heard.End(4002, "enough", true));
        }
    }

    @Test
    void an_end_without_a_goodbye_is_1006() throws Exception {
        try (EchoServer server = new EchoServer(null)) {
            Heard heard = connect("ws://127.0.0.1:" + server.getPort(), Map.of());
            heard.opened.get(10, SECONDS).send("drop");
            assertThat(heard.closed.get(10, SECONDS).code()).isEqualTo(1006);
        }
    }

    @Test
    void a_refused_upgrade_gives_its_status_and_body() throws Exception {
        Heard heard = connect("ws://127.0.0.1:" + port.port() + "/key", Map.of());
        assertThat(heard.refused.get(10, SECONDS)).isEqualTo(new Heard.Refusal(401, "{\"wrong\":\"key\"}"));
        assertThat(connect("ws://127.0.0.1:" + port.port() + "/none", Map.of())
                        .refused
                        .get(10, SECONDS))
                .isEqualTo(new Heard.Refusal(204, ""));
        assertThat(heard.opened).isNotDone();
        assertThat(heard.failed).isNotDone();
    }

    @Test
    void a_refusals_body_may_come_in_chunks_or_up_to_the_end_or_be_cut() throws Exception {
        assertThat(answered(
                                "HTTP/1.1 429 Slow down\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
                        .refused
                        .get(10, SECONDS))
                .isEqualTo(new Heard.Refusal(429, "abcde"));
        assertThat(answered("HTTP/1.0 503\r\n\r\nclosed").refused.get(10, SECONDS))
                .isEqualTo(new Heard.Refusal(503, "closed"));
        assertThat(answered("HTTP/1.1 500 x\r\nContent-Length: 20000\r\n\r\n" + "e".repeat(20000))
                        .refused
                        .get(10, SECONDS)
                        .body())
                .hasSize(16 * 1024);
        assertThat(answered("HTTP/1.1 403 x\r\nContent-Length: 50\r\n\r\nnever whole")
                        .refused
                        .get(10, SECONDS))
                .isEqualTo(new Heard.Refusal(403, "never whole"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-Server\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: d3Jvbmc=\r\n\r\n",
                "HTTP/1.1 101 Switching\r\n\r\n",
                "HTTP/1.1 101",
                ""
            })
    void what_is_no_answer_to_an_upgrade_is_a_failure(String answer) throws Exception {
        Heard heard = answered(answer);
        assertThat(heard.failed.get(10, SECONDS)).isInstanceOf(IOException.class);
        assertThat(heard.opened).isNotDone();
        assertThat(heard.closed).isNotDone();
    }

    @Test
    void a_port_where_nobody_listens_is_a_failure() throws Exception {
        int dead;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = socket.getLocalPort();
        }
        assertThat(connect("ws://127.0.0.1:" + dead, Map.of()).failed.get(10, SECONDS))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void a_name_that_nobody_knows_is_a_failure() throws Exception {
        assertThat(connect("ws://no-such-host.invalid", Map.of()).failed.get(20, SECONDS))
                .isInstanceOfAny(UnknownHostException.class, SocketTimeoutException.class);
    }

    @Test
    void who_does_not_answer_in_ten_seconds_is_a_failure() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Heard heard = connect("ws://127.0.0.1:" + silent.getLocalPort(), Map.of());
            assertThat(heard.failed.get(10, SECONDS)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void closing_before_it_is_open_ends_the_try_once() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Heard heard = new Heard();
            Socket socket = port.outward()
                    .connect(URI.create("ws://127.0.0.1:" + silent.getLocalPort()), Map.of(), 1 << 20, heard);
            socket.send("nobody hears this");
            socket.close(1000, "changed my mind");
            assertThat(heard.failed.get(10, SECONDS)).isInstanceOf(IOException.class);
            assertThat(heard.closed).isNotDone();
        }
    }

    @Test
    void a_servers_masked_frame_is_1002() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Heard heard = connect("ws://127.0.0.1:" + server.getLocalPort(), Map.of());
            try (java.net.Socket peer = server.accept()) {
                String head = readHead(peer);
                String key = head.replaceAll("(?s).*Sec-WebSocket-Key: (\\S+).*", "$1");
                peer.getOutputStream().write(acceptance(key).getBytes(UTF_8));
                peer.getOutputStream().write(Raw.text("masked"));
                assertThat(heard.closed.get(10, SECONDS).code()).isEqualTo(1002);
                assertThat(heard.texts).isEmpty();
            }
        }
    }

    @Test
    void an_address_that_is_no_websockets_is_a_mistake_of_the_caller() {
        assertThatThrownBy(() -> connect("https://localhost", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private Heard connect(String uri, Map<String, String> headers) {
        Heard heard = new Heard();
        port.outward().connect(URI.create(uri), headers, 4 << 20, heard);
        return heard;
    }

    /** Connects to one who reads the head, says this and hangs up, unless a length promises more. */
    private Heard answered(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Heard> heard =
                    CompletableFuture.completedFuture(connect("ws://127.0.0.1:" + server.getLocalPort(), Map.of()));
            try (java.net.Socket peer = server.accept()) {
                readHead(peer);
                peer.getOutputStream().write(answer.getBytes(UTF_8));
                peer.shutdownOutput();
                Heard told = heard.get();
                CompletableFuture.anyOf(told.refused, told.failed, told.opened).get(10, SECONDS);
                return told;
            }
        }
    }

    private static String readHead(java.net.Socket peer) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) peer.getInputStream().read());
        }
        return head.toString();
    }

    private static String acceptance(String key) throws Exception {
        byte[] hash = java.security.MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(UTF_8));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + java.util.Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
    }
}
