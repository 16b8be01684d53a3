package com.vegah.collectiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackOnlyTest {
    private final List<URI> dialled = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://api.openai.com/v1/realtime",
                "ws://192.0.2.7:80/x",
                "ws://127.0.0.1.example.com/x",
                "ws://127.0.0.1@example.com/x",
                "ws://0.0.0.0:80/x",
                "ws://[2001:db8::1]/x"
            })
    void anything_but_this_computer_is_out_of_reach(String address) {
        connect(address);
        assertThat(dialled).isEmpty();
        assertThat(told).containsExactly("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws://127.0.0.1:8080/x", "ws://localhost:8080/x", "ws://[::1]:8080/x"})
    void this_computer_is_within_reach(String address) {
        connect(address);
        assertThat(dialled).containsExactly(URI.create(address));
    }

    @Test
    void what_could_not_be_dialled_can_still_be_closed() {
        Socket nowhere = connect("wss://example.com/");
        nowhere.send("lost");
        nowhere.close(1000, "");
        assertThat(nowhere.queued()).isZero();
    }

    private Socket connect(String address) {
        Outward outward = (uri, headers, most, opening) -> {
            dialled.add(uri);
            return new FakeSocket();
        };
        return new LoopbackOnly(outward).connect(URI.create(address), Map.of(), 1000, new Outward.Opening() {
            @Override
            public Socket.Listener opened(Socket socket) {
                throw new AssertionError("Nothing opens here");
            }

            @Override
            public void refused(int status, String body) {
                told.add("refused");
            }

            @Override
            public void failed(Exception cause) {
                told.add("failed");
            }
        });
    }
}
