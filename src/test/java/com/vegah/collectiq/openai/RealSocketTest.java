package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.server.Limits;
import com.vegah.collectiq.server.PublicPort;
import com.vegah.collectiq.settings.Check;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RealSocketTest {
    private static final String LONG_SOUND = "QUJD".repeat(80_000);

    private final Timekeeper time = Timekeeper.real(ZoneOffset.UTC);
    private final PublicPort port =
            new PublicPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), time, Limits.STANDARD);
    private final Heard heard = new Heard();
    private RealtimeDouble server;

    @BeforeEach
    void start() throws InterruptedException {
        server = new RealtimeDouble();
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
        port.close();
        time.close();
        assertThat(server.faults).isEmpty();
    }

    @Test
    void a_whole_conversation_with_greeting_tool_barge_in_and_goodbye() {
        server.on("response.create", (socket, event) -> {
            switch (server.heard("response.create").size()) {
                case 1 -> greet(socket);
                case 2 -> say(socket, "r2", "i2", "AAAA");
                default -> throw new AssertionError("One ask too many");
            }
        });
        Voice.Session session = open(server.uri());
        await().until(() -> heard.lines.contains("ready"));
        session.respond(Optional.of("Greet."));
        session.respond(Optional.empty());
        IntStream.range(0, 50).forEach(frame -> session.append("AA" + (char) ('A' + frame % 26) + "="));
        await().until(() -> heard.of("responseDone").size() == 2);
        session.toolResult("c1", Map.of("ok", true), true);
        session.truncate("i1", 0, 320);
        session.truncate("i2", 0, 0);
        await().until(() -> !server.heard("conversation.item.delete").isEmpty());
        session.close();
        await().until(() -> !server.closes.isEmpty());

        assertThat(server.authorization).isEqualTo("Bearer key-for-tests");
        assertThat(server.beta).isEmpty();
        assertThat(server.resource).isEqualTo("/v1/realtime?model=gpt-realtime-2.1");
        assertThat(server.closes).containsExactly(1000);
        assertThat(heard.lines)
                .containsExactly(
                        "ready",
                        "responseStarted r1",
                        "item i1 after nothing AI",
                        "aiText r1 i1 Hello",
                        "audio r1 i1 0 " + LONG_SOUND,
                        "audioDone r1 i1",
                        "toolCall r1 item_c1 c1 record_promise",
                        "responseDone r1 COMPLETED ",
                        "responseStarted r2",
                        "audio r2 i2 0 AAAA",
                        "responseDone r2 COMPLETED ");
        assertThat(server.heard("input_audio_buffer.append"))
                .extracting(event -> event.path("audio").asText())
                .isEqualTo(IntStream.range(0, 50)
                        .mapToObj(frame -> "AA" + (char) ('A' + frame % 26) + "=")
                        .toList());
        assertThat(server.heard("conversation.item.create")).hasSize(1);
    }

    private static void greet(WebSocket socket) {
        socket.send(Said.started("r1"));
        socket.send("{\"type\":\"conversation.item.added\",\"event_id\":\"e\",\"previous_item_id\":null,"
                + "\"item\":{\"id\":\"i1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[]}}");
        socket.send("{\"type\":\"response.output_audio_transcript.delta\",\"response_id\":\"r1\",\"item_id\":\"i1\","
                + "\"delta\":\"Hello\"}");
        socket.send(Said.audio("r1", "i1", LONG_SOUND));
        socket.send("{\"type\":\"response.output_audio.done\",\"response_id\":\"r1\",\"item_id\":\"i1\"}");
        socket.send(Said.itemDone("r1", Said.call("c1", "record_promise", "completed", "{\"amount\":\"10.00\"}")));
        socket.send(Said.done("r1"));
    }

    private static void say(WebSocket socket, String response, String item, String base64) {
        socket.send(Said.started(response));
        socket.send(Said.audio(response, item, base64));
        socket.send(Said.done(response));
    }

    @Test
    void a_server_that_vanishes_is_told_once() {
        server.on("input_audio_buffer.append", (socket, event) -> socket.closeConnection(1006, ""));
        Voice.Session session = open(server.uri());
        await().until(() -> heard.lines.contains("ready"));
        session.append("AAAA");
        await().until(() -> !heard.ends.isEmpty());
        session.append("AAAA");
        session.close();
        assertThat(heard.lines).containsExactly("ready", "gone for now");
    }

    @Test
    void a_fatal_error_closes_our_side() {
        server.on("input_audio_buffer.append", (socket, event) -> {
            socket.send(Said.error("session_expired", "Your session hit the maximum duration.", ""));
            say(socket, "r1", "i1", "AAAA");
        });
        Voice.Session session = open(server.uri());
        await().until(() -> heard.lines.contains("ready"));
        session.append("AAAA");
        await().until(() -> !server.closes.isEmpty());
        assertThat(heard.lines).containsExactly("ready", "gone for now");
    }

    @Test
    void verbs_from_many_threads_send_whole_events_and_close_ends_them() {
        server.on("response.create", (socket, event) -> {
            String id = "r" + server.heard("response.create").size();
            say(socket, id, "i_" + id, "AAAA");
        });
        Voice.Session session = open(server.uri());
        await().until(() -> heard.lines.contains("ready"));
        IntStream.range(0, 200).parallel().forEach(turn -> {
            session.append("AAAA");
            session.respond(Optional.empty());
            session.truncate("i" + turn, 0, turn);
            session.cancel();
        });
        await().until(() -> server.heard("input_audio_buffer.append").size() == 200);
        await().until(() -> heard.of("responseDone").size() >= 1
                && heard.of("responseDone").size()
                        == server.heard("response.create").size());
        session.close();
        await().until(() -> !server.closes.isEmpty());
        int told = heard.lines.size();
        session.append("AAAA");
        session.respond(Optional.empty());
        assertThat(heard.lines).hasSize(told);
        assertThat(heard.of("gone")).isEmpty();
    }

    @Test
    void a_refused_upgrade_is_a_sentence_also_for_the_doctor() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            byte[] body =
                    "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"invalid_api_key\",\"message\":\"No\"}}"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
        try {
            URI uri = URI.create("ws://127.0.0.1:" + http.getAddress().getPort() + "/v1/realtime");
            open(uri);
            await().until(() -> !heard.ends.isEmpty());
            assertThat(heard.lines).containsExactly("gone for good");
            assertThat(heard.ends.get(0).cause()).contains("refused the key");
            assertThat(voice(uri).check().look().detail()).contains("refused the key");
        } finally {
            http.stop(0);
        }
    }

    @Test
    void the_doctor_opens_a_session_and_leaves_it() {
        Check.Finding finding = voice(server.uri()).check().look();
        assertThat(finding.state()).isEqualTo(Check.Finding.State.FINE);
        await().until(() -> !server.closes.isEmpty());
        assertThat(server.heard).isEmpty();
    }

    @Test
    void nobody_there_is_told_as_no_connection() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = probe.getLocalPort();
        }
        open(URI.create("ws://127.0.0.1:" + free + "/v1/realtime"));
        await().until(() -> !heard.ends.isEmpty());
        assertThat(heard.lines).containsExactly("gone for now");
        assertThat(heard.ends.get(0).cause()).contains("no connection to 127.0.0.1");
    }

    @Test
    void closed_while_the_upgrade_is_awaited_hangs_up_and_tells_nothing() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Voice.Session session = open(URI.create("ws://127.0.0.1:" + mute.getLocalPort() + "/v1/realtime"));
            try (Socket peer = mute.accept()) {
                session.close();
                readToItsEnd(peer);
            }
        }
        assertThat(heard.lines).isEmpty();
    }

    /** Returns once the other side hung up, politely or not. */
    private static void readToItsEnd(Socket peer) throws IOException {
        try {
            peer.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private Voice.Session open(URI uri) {
        return voice(uri).open(Rig.BRIEF, heard);
    }

    private RealtimeVoice voice(URI uri) {
        return new RealtimeVoice(Rig.settings(uri.toString(), Settings.Protocol.GA), port.outward(), time);
    }
}
