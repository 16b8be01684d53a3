package com.vegah.collectiq.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More connections than the port bears. */
class CrowdTest {
    private static final int MOST = 4;

    private final Timekeeper time = Ports.paced(1);
    private final PublicPort port =
            Ports.open(time, Limits.STANDARD.withConnections(MOST), Routes.mirror("/mirror"), Routes.echo("/socket"));
    private final List<Raw> crowd = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Raw one : crowd) {
            one.close();
        }
        port.close();
        time.close();
    }

    @Test
    void the_oldest_that_has_not_shown_who_it_is_makes_room() throws IOException {
        for (int i = 0; i < MOST; i++) {
            crowd.add(new Raw(port.port()).send("GET /mirror HTTP/1.1\r\nX-Number: " + i));
        }
        assertThat(Raw.exchange(port.port(), Raw.get("/mirror"))).startsWith("HTTP/1.1 200 ");
        assertThat(crowd.get(0).rest()).startsWith("HTTP/1.1 503 ");
        crowd.get(3).send("\r\nHost: x\r\n\r\n");
        assertThat(crowd.get(3).rest()).startsWith("HTTP/1.1 200 ");
        assertThat(port.counters().of("evicted")).isEqualTo(1);
    }

    @Test
    void who_was_let_in_is_not_driven_out() throws IOException {
        for (int i = 0; i < MOST; i++) {
            crowd.add(Raw.webSocket(port.port(), "/socket"));
        }
        assertThat(Raw.exchange(port.port(), Raw.get("/mirror"))).startsWith("HTTP/1.1 503 ");
        for (Raw one : crowd) {
            one.send(Raw.text("still here"));
            assertThat(one.frame().text()).isEqualTo("still here");
        }
        crowd.remove(0).close();
        await().untilAsserted(() ->
                assertThat(Raw.exchange(port.port(), Raw.get("/mirror"))).startsWith("HTTP/1.1 200 "));
    }
}
