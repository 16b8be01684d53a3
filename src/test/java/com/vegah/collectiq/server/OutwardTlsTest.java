package com.vegah.collectiq.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.time.Timekeeper;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSockets that we open to others under TLS. */
class OutwardTlsTest {
    private static Certificates certificates;

    private final Timekeeper time = Ports.paced(1);
    private final PublicPort port = Ports.open(time, Limits.STANDARD);

    @BeforeAll
    static void make(@TempDir Path folder) throws Exception {
        certificates = Certificates.make(folder, "dns:localhost");
    }

    @AfterEach
    void close() {
        port.close();
        time.close();
    }

    @Test
    void great_and_small_messages_go_both_ways_and_the_goodbye_is_told() throws Exception {
        try (EchoServer server = new EchoServer(certificates.server())) {
            Heard heard = connect("localhost", server.getPort(), certificates.client());
            Socket socket = heard.opened.get(20, SECONDS);
            String great = "0123456789".repeat(300_000);
            socket.send(great);
            socket.send("small");
            assertThat(heard.next()).isEqualTo(great);
            assertThat(heard.next()).isEqualTo("small");
            for (int i = 0; i < 3000; i++) {
                socket.send(i + "x".repeat(i % 600));
            }
            for (int i = 0; i < 3000; i++) {
                assertThat(heard.next()).isEqualTo(i + "x".repeat(i % 600));
            }
            socket.close(1000, "done");
            assertThat(server.closed.poll(10, SECONDS)).isEqualTo(1000);
            assertThat(heard.closed.get(10, SECONDS)).isEqualTo(new Heard.End(1000, "done", false));
        }
    }

    @Test
    void the_other_sides_goodbye_is_told() throws Exception {
        try (EchoServer server = new EchoServer(certificates.server())) {
            Heard heard = connect("localhost", server.getPort(), certificates.client());
            heard.opened.get(20, SECONDS).send("bye");
            assertThat(heard.closed.get(10, SECONDS)).isEqualTo(new Heard.End(4002, "enough", true));
        }
    }

    @Test
    void an_end_without_a_goodbye_is_1006() throws Exception {
        try (EchoServer server = new EchoServer(certificates.server())) {
            Heard heard = connect("localhost", server.getPort(), certificates.client());
            heard.opened.get(20, SECONDS).send("drop");
            assertThat(heard.closed.get(10, SECONDS).code()).isEqualTo(1006);
        }
    }

    @Test
    void a_certificate_for_another_name_is_a_failure() throws Exception {
        try (EchoServer server = new EchoServer(certificates.server())) {
            Heard heard = connect("127.0.0.1", server.getPort(), certificates.client());
            assertThat(heard.failed.get(20, SECONDS))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_a_failure() throws Exception {
        try (EchoServer server = new EchoServer(certificates.server())) {
            Heard heard = connect("localhost", server.getPort(), SSLContext.getDefault());
            assertThat(heard.failed.get(20, SECONDS)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void a_server_without_tls_is_a_failure() throws Exception {
        try (Timekeeper fast = Ports.paced(20);
                PublicPort page = Ports.open(fast, Limits.STANDARD, Routes.mirror("/"))) {
            Heard heard = connect("localhost", page.port(), certificates.client());
            assertThat(heard.failed.get(20, SECONDS)).isInstanceOf(SSLException.class);
        }
    }

    /** Both versions, the head byte by byte in records of its own, then a refusal with a body. */
    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_refusal_is_read_through_many_small_records(String version) throws Exception {
        ExecutorService server = Executors.newSingleThreadExecutor();
        try (SSLServerSocket listening = (SSLServerSocket) certificates
                .server()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listening.setEnabledProtocols(new String[] {version});
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> refuse(listening), server);
            Heard heard = connect("localhost", listening.getLocalPort(), certificates.client());
            assertThat(heard.refused.get(20, SECONDS)).isEqualTo(new Heard.Refusal(401, "wrong key"));
            served.get(20, SECONDS);
        } finally {
            server.shutdownNow();
        }
    }

    private static void refuse(SSLServerSocket listening) {
        try (SSLSocket peer = (SSLSocket) listening.accept()) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) peer.getInputStream().read());
            }
            String answer = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 9\r\n\r\nwrong key";
            for (byte one : answer.getBytes(StandardCharsets.US_ASCII)) {
                peer.getOutputStream().write(one);
            }
            peer.getInputStream().read();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Heard connect(String host, int server, SSLContext trust) {
        Heard heard = new Heard();
        port.outward(trust).connect(URI.create("wss://" + host + ":" + server + "/"), Map.of(), 4 << 20, heard);
        return heard;
    }
}
