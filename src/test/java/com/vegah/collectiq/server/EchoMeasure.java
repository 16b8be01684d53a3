package com.vegah.collectiq.server;

import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.time.Timekeeper;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;

/**
 * Measures echoes of media-sized messages every 20 ms: our outward and inward ends on one loop beside Java-WebSocket's own client and
 * server, by turns in one run. Not a test: {@code java -cp … com.vegah.collectiq.server.EchoMeasure [seconds] [connections…]}.
 */
final class EchoMeasure {
    private static final String FILLING = "\"media\":{\"payload\":\"" + "A".repeat(216) + "\"}}";
    private static final int ROUNDS = 3;

    private EchoMeasure() {}

    /** N open sockets that echo; each echo goes to the consumer. */
    private interface Pairs extends AutoCloseable {
        List<Consumer<String>> open(int count, Consumer<String> echo) throws Exception;

        @Override
        void close() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        List<Integer> counts = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            counts.add(Integer.parseInt(arguments[i]));
        }
        for (int count : counts.isEmpty() ? List.of(50, 100) : counts) {
            Histogram ours = new ConcurrentHistogram(3);
            Histogram theirs = new ConcurrentHistogram(3);
            double ourCpu = 0;
            double theirCpu = 0;
            measure(new OneLoop(), count, 3, new ConcurrentHistogram(3));
            measure(new TheirOwn(), count, 3, new ConcurrentHistogram(3));
            for (int round = 0; round < ROUNDS; round++) {
                ourCpu += measure(new OneLoop(), count, seconds, ours);
                theirCpu += measure(new TheirOwn(), count, seconds, theirs);
            }
            double minutes = ROUNDS * seconds / 60.0 * count;
            print("one loop", count, ours, ourCpu / minutes);
            print("Java-WebSocket", count, theirs, theirCpu / minutes);
        }
    }

    private static double measure(Pairs kind, int count, int seconds, Histogram trips) throws Exception {
        try (Pairs pairs = kind) {
            AtomicLong echoed = new AtomicLong();
            List<Consumer<String>> senders = pairs.open(count, echo -> {
                echoed.incrementAndGet();
                long at = Long.parseLong(echo.substring(1, echo.indexOf(',')));
                trips.recordValue(Math.max(0, System.nanoTime() - at));
            });
            ScheduledExecutorService pacer = Executors.newSingleThreadScheduledExecutor(Threads.named("pacer"));
            AtomicLong sent = new AtomicLong();
            long before = cpu();
            for (int i = 0; i < count; i++) {
                Consumer<String> sender = senders.get(i);
                var unused = pacer.scheduleAtFixedRate(
                        () -> {
                            sent.incrementAndGet();
                            sender.accept("{" + System.nanoTime() + "," + FILLING);
                        },
                        i * 20_000L / count,
                        20_000,
                        TimeUnit.MICROSECONDS);
            }
            TimeUnit.SECONDS.sleep(seconds);
            pacer.shutdownNow();
            pacer.awaitTermination(5, TimeUnit.SECONDS);
            awaitEchoes(sent.get(), echoed);
            return (cpu() - before) / 1e9;
        }
    }

    private static void awaitEchoes(long sent, AtomicLong echoed) throws InterruptedException {
        for (int i = 0; i < 200 && echoed.get() < sent; i++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (echoed.get() != sent) {
            System.out.println("N= lost " + (sent - echoed.get()) + " of " + sent);
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void print(String who, int count, Histogram trips, double cpuPerMinute) {
        System.out.printf(
                Locale.ROOT,
                "%-15s N=%-4d echoes %-7d p50 %.3f  p95 %.3f  p99 %.3f ms  CPU %.3f s per connection-minute%n",
                who,
                count,
                trips.getTotalCount(),
                trips.getValueAtPercentile(50) / 1e6,
                trips.getValueAtPercentile(95) / 1e6,
                trips.getValueAtPercentile(99) / 1e6,
                cpuPerMinute);
    }

    private static final class OneLoop implements Pairs {
        private final Timekeeper time = Timekeeper.real(ZoneOffset.UTC);
        private final PublicPort port = Ports.open(time, Limits.STANDARD, Routes.echo("/echo"));

        @Override
        public List<Consumer<String>> open(int count, Consumer<String> echo) throws Exception {
            List<Consumer<String>> senders = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Heard opening = new Heard();
                port.outward().connect(uri(port.port()), Map.of(), 1 << 20, new Outward.Opening() {
                    @Override
                    public Socket.Listener opened(Socket socket) {
                        opening.opened(socket);
                        return new Socket.Listener() {
                            @Override
                            public void text(String message) {
                                echo.accept(message);
                            }

                            @Override
                            public void closed(int code, String reason, boolean byPeer) {}
                        };
                    }

                    @Override
                    public void refused(int status, String body) {}

                    @Override
                    public void failed(Exception cause) {
                        opening.opened.completeExceptionally(cause);
                    }
                });
                senders.add(opening.opened.get(10, TimeUnit.SECONDS)::send);
            }
            return senders;
        }

        @Override
        public void close() {
            port.close();
            time.close();
        }
    }

    private static final class TheirOwn implements Pairs {
        private final EchoServer server;
        private final List<WebSocketClient> clients = new ArrayList<>();

        private TheirOwn() throws InterruptedException {
            server = new EchoServer(null);
        }

        @Override
        public List<Consumer<String>> open(int count, Consumer<String> echo) throws Exception {
            List<Consumer<String>> senders = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                CountDownLatch opened = new CountDownLatch(1);
                WebSocketClient client =
                        new WebSocketClient(uri(server.getPort()), new Draft_6455(List.of(), 1 << 20)) {
                            @Override
                            public void onOpen(ServerHandshake handshake) {
                                opened.countDown();
                            }

                            @Override
                            public void onMessage(String message) {
                                echo.accept(message);
                            }

                            @Override
                            public void onClose(int code, String reason, boolean remote) {}

                            @Override
                            public void onError(Exception e) {}
                        };
                client.setTcpNoDelay(true);
                client.connect();
                if (!opened.await(10, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("Not connected");
                }
                clients.add(client);
                senders.add(client::send);
            }
            return senders;
        }

        @Override
        public void close() throws Exception {
            clients.forEach(WebSocketClient::close);
            server.close();
        }
    }

    private static URI uri(int port) {
        return URI.create("ws://127.0.0.1:" + port + "/echo");
    }
}
