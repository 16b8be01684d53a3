package com.vegah.collectiq.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets that others open to us, seen from the wire. */
class WebSocketRouteTest {
    private static final int MOST = 64 * 1024;

    private final Timekeeper time = Ports.paced(20);
    private final BlockingQueue<Heard> opened = new LinkedBlockingQueue<>();
    private final BlockingQueue<Head> heads = new LinkedBlockingQueue<>();
    private final PublicPort port = Ports.open(
            time,
            Limits.STANDARD.withSockets(Limits.Sockets.STANDARD.withQueuedMessages(50)),
            Routes.echo("/echo"),
            Routes.socket("/heard", (socket, head) -> {
                Heard heard = new Heard();
                heard.opened(socket);
                opened.add(heard);
                heads.add(head);
                return heard;
            }),
            Routes.socket("/breaks", (socket, head) -> {
                throw new IllegalStateException("on purpose");
            }),
            Routes.socket(
                    "/guarded",
                    head -> new Route.Admission.Refused(403, "signature wrong"),
                    (socket, head) -> Heard.echoing(socket)));

    @AfterEach
    void close() {
        port.close();
        time.close();
    }

    @Test
    void an_upgrade_is_accepted_as_the_standard_says() throws IOException {
        try (Raw raw = new Raw(port.port())) {
            raw.send(Raw.upgrade(
                    "/echo", "Sec-WebSocket-Protocol: chat\r\n", "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
            String head = raw.head();
            assertThat(head)
                    .startsWith("HTTP/1.1 101 ")
                    // the example of RFC 6455, 1.3
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                    .doesNotContain("Sec-WebSocket-Protocol", "Sec-WebSocket-Extensions");
        }
    }

    @Test
    void an_upgrade_that_is_not_admitted_gets_its_status() throws IOException {
        assertThat(Raw.exchange(port.port(), Raw.upgrade("/guarded"))).startsWith("HTTP/1.1 403 Forbidden\r\n");
        assertThat(port.counters().of("refused.403: signature wrong")).isEqualTo(1);
    }

    @Test
    void a_malformed_upgrade_is_refused() throws IOException {
        String good = Raw.upgrade("/echo");
        assertThat(Raw.exchange(port.port(), good.replace("Version: 13", "Version: 8")))
                .startsWith("HTTP/1.1 426 ")
                .contains("\r\nSec-WebSocket-Version: 13\r\n");
        assertThat(Raw.exchange(port.port(), good.replace(Raw.KEY, "short"))).startsWith("HTTP/1.1 400 ");
        assertThat(Raw.exchange(port.port(), good.replace("Sec-WebSocket-Key", "X-Key")))
                .startsWith("HTTP/1.1 400 ");
        assertThat(Raw.exchange(port.port(), good.replace("keep-alive, Upgrade", "close")))
                .startsWith("HTTP/1.1 426 ");
        assertThat(Raw.exchange(port.port(), Raw.upgrade("/echo", "Content-Length: 5\r\n") + "hello"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void the_route_sees_the_head_as_it_was_asked() throws Exception {
        try (Raw raw = new Raw(port.port())) {
            raw.send(Raw.upgrade("/heard?a=1%202", "X-Twilio-Signature: abc\r\n"));
            raw.head();
            Head head = heads.poll(10, SECONDS);
            assertThat(head).isNotNull();
            assertThat(head.target()).isEqualTo("/heard?a=1%202");
            assertThat(head.header("x-twilio-signature")).contains("abc");
        }
    }

    @Test
    void frames_right_behind_the_head_are_not_lost() throws IOException {
        try (Raw raw = new Raw(port.port())) {
            byte[] head = Raw.upgrade("/echo").getBytes(UTF_8);
            byte[] frame = Raw.text("at once");
            byte[] both = Arrays.copyOf(head, head.length + frame.length);
            System.arraycopy(frame, 0, both, head.length, frame.length);
            raw.send(both);
            raw.head();
            assertThat(raw.frame().text()).isEqualTo("at once");
        }
    }

    @Test
    void frames_may_come_byte_by_byte() throws IOException {
        try (Raw raw = Raw.webSocket(port.port(), "/echo")) {
            raw.sendSlowly(Raw.text("żółw " + "x".repeat(200)));
            assertThat(raw.frame().text()).startsWith("żółw ").hasSize(205);
        }
    }

    @Test
    void a_message_may_come_in_fragments_with_a_ping_between() throws IOException {
        try (Raw raw = Raw.webSocket(port.port(), "/echo")) {
            byte[] turtle = "żółw".getBytes(UTF_8);
            raw.send(Raw.frame(0x01, Arrays.copyOfRange(turtle, 0, 3)));
            raw.send(Raw.frame(0x89, "are you there".getBytes(UTF_8)));
            raw.send(Raw.frame(0x00, Arrays.copyOfRange(turtle, 3, 5)));
            raw.send(Raw.frame(0x80, Arrays.copyOfRange(turtle, 5, turtle.length)));
            Raw.Frame pong = raw.frame();
            assertThat(pong.first()).isEqualTo(0x8a);
            assertThat(pong.text()).isEqualTo("are you there");
            assertThat(raw.frame().text()).isEqualTo("żółw");
        }
    }

    @Test
    void a_message_of_the_bound_is_taken_and_one_over_it_is_1009() throws Exception {
        byte[] whole = new byte[MOST];
        Arrays.fill(whole, (byte) 'x');
        try (Raw raw = Raw.webSocket(port.port(), "/heard")) {
            Heard heard = opened.poll(10, SECONDS);
            raw.send(Raw.frame(0x01, Arrays.copyOf(whole, MOST / 2)));
            raw.send(Raw.frame(0x80, Arrays.copyOf(whole, MOST / 2)));
            assertThat(heard.next()).hasSize(MOST);
            raw.send(
                    (byte) 0x81,
                    (byte) 0xff,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 1,
                    (byte) 0,
                    (byte) 1);
            assertThat(raw.frame().code()).isEqualTo(1009);
        }
    }

    @Test
    void fragments_that_make_too_long_a_message_are_1009_before_their_end() throws IOException {
        try (Raw raw = Raw.webSocket(port.port(), "/echo")) {
            byte[] part = new byte[30_000];
            Arrays.fill(part, (byte) 'x');
            raw.send(Raw.frame(0x01, part)).send(Raw.frame(0x00, part)).send(Raw.frame(0x00, part));
            assertThat(raw.frame().code()).isEqualTo(1009);
        }
    }

    @Test
    void endless_empty_fragments_are_1009() throws IOException {
        try (Raw raw = Raw.webSocket(port.port(), "/echo")) {
            raw.send(Raw.frame(0x01, new byte[0]));
            for (int i = 0; i < 1100; i++) {
                raw.send(Raw.frame(0x00, new byte[0]));
            }
            assertThat(raw.frame().code()).isEqualTo(1009);
        }
    }

    @Test
    void a_frame_that_is_not_masked_is_1002() throws Exception {
        try (Raw raw = Raw.webSocket(port.port(), "/heard")) {
            Heard heard = opened.poll(10, SECONDS);
            raw.send((byte) 0x81, (byte) 2, (byte) 'h', (byte) 'i');
            assertThat(raw.frame().code()).isEqualTo(1002);
            assertThat(raw.ended()).isTrue();
            assertThat(heard.closed.get(10, SECONDS).code()).isEqualTo(1002);
            assertThat(heard.texts).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xc1, 0x83, 0x8b, 0x80, 0x09, 0x08})
    void a_frame_that_may_not_be_is_1002(int first) throws IOException {
        try (Raw raw = Raw.webSocket(port.port(), "/echo")) {
            raw.send(Raw.frame(first, "ab".getBytes(UTF_8)));
            assertThat(raw.frame().code()).isEqualTo(1002);
        }
    }

    @Test
    void a_ping_longer_than_125_bytes_is_1002() throws IOException {
        try (Raw raw = Raw.webSocket(port.port(), "/echo")) {
            raw.send(Raw.frame(0x89, new byte[126]));
            assertThat(raw.frame().code()).isEqualTo(1002);
        }
    }

    @Test
    void text_that_is_not_utf_8_is_1007() throws IOException {
        try (Raw raw = Raw.webSocket(port.port(), "/echo")) {
            raw.send(Raw.frame(0x81, new byte[] {'a', (byte) 0xc3, (byte) 0x28}));
            assertThat(raw.frame().code()).isEqualTo(1007);
        }
    }

    @Test
    void a_message_that_is_not_text_is_told_by_its_length() throws Exception {
        try (Raw raw = Raw.webSocket(port.port(), "/heard")) {
            Heard heard = opened.poll(10, SECONDS);
            raw.send(Raw.frame(0x82, new byte[160])).send(Raw.text("next"));
            assertThat(heard.next()).isEqualTo("next");
            assertThat(heard.binaries).containsExactly(160);
        }
    }

    @Test
    void the_other_sides_goodbye_is_answered_and_told() throws Exception {
        try (Raw raw = Raw.webSocket(port.port(), "/heard")) {
            Heard heard = opened.poll(10, SECONDS);
            raw.send(Raw.frame(0x88, new byte[] {0x0f, (byte) 0xa1, 'b', 'y', 'e'}));
            Raw.Frame answer = raw.frame();
            assertThat(answer.code()).isEqualTo(4001);
            assertThat(raw.ended()).isTrue();
            assertThat(heard.closed.get(10, SECONDS)).isEqualTo(new Heard.End(4001, "bye", true));
        }
    }

    @Test
    void our_goodbye_follows_what_was_sent_before_and_a_long_reason_is_cut() throws Exception {
        try (Raw raw = Raw.webSocket(port.port(), "/heard")) {
            Heard heard = opened.poll(10, SECONDS);
            Socket socket = heard.opened.get();
            socket.send("last words");
            socket.close(1000, "ż".repeat(100));
            assertThat(raw.frame().text()).isEqualTo("last words");
            Raw.Frame goodbye = raw.frame();
            assertThat(goodbye.code()).isEqualTo(1000);
            assertThat(goodbye.text().substring(2)).matches("ż{60}");
            assertThat(raw.ended()).isTrue();
            assertThat(heard.closed.get(10, SECONDS).byPeer()).isFalse();
            socket.send("too late");
            socket.close(1000, "again");
        }
    }

    @Test
    void a_connection_that_ends_without_a_goodbye_is_1006() throws Exception {
        Raw raw = Raw.webSocket(port.port(), "/heard");
        Heard first = opened.poll(10, SECONDS);
        raw.close();
        assertThat(first.closed.get(10, SECONDS).code()).isEqualTo(1006);

        Raw other = Raw.webSocket(port.port(), "/heard");
        Heard second = opened.poll(10, SECONDS);
        other.reset();
        assertThat(second.closed.get(10, SECONDS).code()).isEqualTo(1006);
        await().until(() -> port.queues().get("sockets") == 0);
    }

    @Test
    void a_route_that_fails_to_open_closes_with_1011() throws IOException {
        try (Raw raw = Raw.webSocket(port.port(), "/breaks")) {
            assertThat(raw.frame().code()).isEqualTo(1011);
        }
    }

    @Test
    void a_peer_that_lets_messages_pile_up_is_closed_and_counted() throws Exception {
        try (Raw raw = Raw.webSocket(port.port(), "/heard")) {
            Heard heard = opened.poll(10, SECONDS);
            Socket socket = heard.opened.get();
            String big = "x".repeat(60_000);
            for (int i = 0; i < 2000 && !heard.closed.isDone(); i++) {
                socket.send(big);
            }
            assertThat(heard.closed.get(10, SECONDS).code()).isEqualTo(1008);
            assertThat(port.counters().of("dropped.slow")).isEqualTo(1);
            assertThat(socket.queued()).isLessThanOrEqualTo(51);
        }
    }

    @Test
    void a_silent_peer_is_pinged_and_given_up_when_it_stays_silent() throws Exception {
        Heard heard = new Heard();
        try (Timekeeper fast = Ports.paced(100);
                PublicPort other = Ports.open(fast, Limits.STANDARD, Routes.socket("/heard", (socket, head) -> heard));
                Raw raw = Raw.webSocket(other.port(), "/heard")) {
            assertThat(raw.frame().first()).isEqualTo(0x89);
            raw.send(Raw.frame(0x8a, new byte[0]));
            assertThat(raw.frame().first()).isEqualTo(0x89);
            assertThat(heard.closed.get(10, SECONDS).code()).isEqualTo(1006);
            assertThat(other.counters().of("lost")).isEqualTo(1);
        }
    }

    @Test
    void closing_the_port_says_going_away() throws Exception {
        try (Raw raw = Raw.webSocket(port.port(), "/heard")) {
            Heard heard = opened.poll(10, SECONDS);
            port.close();
            assertThat(raw.frame().code()).isEqualTo(1001);
            assertThat(heard.closed.get(10, SECONDS).code()).isEqualTo(1001);
        }
    }

    @Test
    void another_makers_client_is_understood() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        WebSocketClient client = new WebSocketClient(URI.create("ws://127.0.0.1:" + port.port() + "/echo")) {
            @Override
            public void onOpen(ServerHandshake handshake) {}

            @Override
            public void onMessage(String message) {
                heard.add(message);
            }

            @Override
            public void onClose(int code, String reason, boolean remote) {
                heard.add("closed " + code);
            }

            @Override
            public void onError(Exception e) {
                heard.add("error " + e);
            }
        };
        assertThat(client.connectBlocking(10, SECONDS)).isTrue();
        client.send("x".repeat(60_000));
        assertThat(heard.poll(10, SECONDS)).hasSize(60_000);
        client.closeBlocking();
        assertThat(heard.poll(10, SECONDS)).isEqualTo("closed 1000");
    }
}
