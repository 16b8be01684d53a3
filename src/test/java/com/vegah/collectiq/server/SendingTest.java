package com.vegah.collectiq.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.vegah.collectiq.time.Timekeeper;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sends from many threads: each thread's order is kept, nothing is lost, nothing waits for the next send. */
class SendingTest {
    private static final int THREADS = 8;
    private static final int EACH = 2000;

    private final Timekeeper time = Ports.paced(1);
    private final CompletableFuture<Socket> server = new CompletableFuture<>();
    private final Limits limits = Limits.STANDARD.withSockets(Limits.Sockets.STANDARD.withQueuedMessages(1 << 20));
    private final PublicPort port =
            Ports.open(time, limits, Routes.echo("/echo"), Routes.socket("/send", (socket, head) -> {
                server.complete(socket);
                return Heard.echoing(socket);
            }));
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void close() {
        threads.shutdownNow();
        port.close();
        time.close();
    }

    @Test
    void each_threads_order_is_kept_and_nothing_is_lost() throws Exception {
        Heard heard = connect("/send");
        Socket socket = server.get(10, SECONDS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            threads.execute(() -> {
                await(start);
                for (int i = 0; i < EACH; i++) {
                    socket.send(number + ":" + i + ":" + "x".repeat(i % 700));
                }
            });
        }
        int[] next = new int[THREADS];
        for (int i = 0; i < THREADS * EACH; i++) {
            String[] parts = heard.next().split(":");
            int number = Integer.parseInt(parts[0]);
            assertThat(Integer.parseInt(parts[1])).isEqualTo(next[number]++);
        }
        assertThat(heard.texts).isEmpty();
    }

    /** Ping-pong between two threads and the loop: one message that stayed behind would stop it for good. */
    @Test
    void no_message_waits_for_the_next() throws Exception {
        Heard one = connect("/echo");
        Heard other = connect("/echo");
        Socket first = one.opened.get(10, SECONDS);
        Socket second = other.opened.get(10, SECONDS);
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> rally(second, other), threads);
        rally(first, one);
        beside.get(30, SECONDS);
    }

    private static void rally(Socket socket, Heard heard) {
        try {
            for (int i = 0; i < 10_000; i++) {
                socket.send("ball " + i);
                assertThat(heard.next()).isEqualTo("ball " + i);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Heard connect(String path) {
        Heard heard = new Heard();
        port.outward().connect(URI.create("ws://localhost:" + port.port() + path), Map.of(), 1 << 20, heard);
        return heard;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
