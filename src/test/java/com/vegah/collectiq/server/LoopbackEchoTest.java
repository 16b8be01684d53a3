package com.vegah.collectiq.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.time.Timekeeper;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our own client against our own server, both on one loop. */
class LoopbackEchoTest {
    private final Timekeeper time = Ports.paced(1);
    private final PublicPort port = Ports.open(time, Limits.STANDARD, Routes.echo("/echo"));

    @AfterEach
    void close() {
        port.close();
        time.close();
    }

    @Test
    void a_message_comes_back_and_the_end_is_told_with_its_code() throws Exception {
        Heard heard = connect();
        Socket socket = heard.opened.get(10, SECONDS);

        socket.send("hello");
        assertThat(heard.next()).isEqualTo("hello");

        socket.close(1000, "done");
        assertThat(heard.closed.get(10, SECONDS)).isEqualTo(new Heard.End(1000, "done", false));
    }

    @Test
    void two_hundred_connections_echo_at_once() throws Exception {
        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(connect());
        }
        for (int i = 0; i < all.size(); i++) {
            all.get(i).opened.get(10, SECONDS).send("number " + i);
        }
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).next()).isEqualTo("number " + i);
        }
        assertThat(port.queues()).containsEntry("sockets", 400);
    }

    private Heard connect() {
        Heard heard = new Heard();
        port.outward().connect(URI.create("ws://127.0.0.1:" + port.port() + "/echo"), Map.of(), 1 << 20, heard);
        return heard;
    }
}
