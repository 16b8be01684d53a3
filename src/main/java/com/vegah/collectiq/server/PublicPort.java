package com.vegah.collectiq.server;

import com.vegah.collectiq.time.Threads;
import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one port for HTTP and WebSocket, and the loop that also carries the sockets we open ourselves. Made first, so that adapters get
 * their {@link #outward()}; started with the routes when those exist; closed by whoever made it. Safe for every thread.
 */
public final class PublicPort implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PublicPort.class);
    private static final int BACKLOG = 256;
    private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);
    private static final long CLOSE_SECONDS = 3;

    private final InetSocketAddress address;
    private final ThreadPoolExecutor workers;
    private final ThreadPoolExecutor helpers;
    private final Sea sea;
    private final Set<Inbound> all = new LinkedHashSet<>();
    private final Set<Inbound> notYetIn = new LinkedHashSet<>();
    private final Set<Inbound> leaving = new LinkedHashSet<>();
    private final Timekeeper.Alarm watch;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable CountDownLatch emptied;
    private volatile @Nullable Listening listening;

    private record Listening(ServerSocketChannel channel, SelectionKey key, int port) {}

    public PublicPort(InetSocketAddress address, Timekeeper time, Limits limits) {
        this.address = address;
        this.workers = pool(
                "port-worker", limits.requests().workers(), limits.requests().waitingForWorker());
        this.helpers = pool("outward", 4, 1024);
        Set<WebSocketEnd> ends = ConcurrentHashMap.newKeySet();
        Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
        this.sea = new Sea(new Loop("port"), time, limits, new Counters(), workers, ends, attempts, this::tellIfEmpty);
        this.watch = time.every(
                limits.sockets().quiet().dividedBy(4), () -> sea.loop().execute(this::lookAtEnds));
    }

    /** Listens from now on; the routes are admitted and answered as they stand. Throws {@link CannotListen} with cause and remedy. */
    public void start(List<Route> routes) {
        Doorkeeper doorkeeper = new Doorkeeper(new Router(routes));
        try {
            ServerSocketChannel channel = ServerSocketChannel.open();
            try {
                channel.bind(address, BACKLOG);
                int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
                SelectionKey key = sea.loop().register(channel, 0, ready -> doorkeeper.accept(channel, ready));
                listening = new Listening(channel, key, port);
                sea.loop().execute(() -> key.interestOps(SelectionKey.OP_ACCEPT));
            } catch (IOException | RuntimeException e) {
                Loop.quietly(channel);
                throw e;
            }
        } catch (IOException e) {
            throw new CannotListen(address, e);
        } catch (java.nio.channels.UnresolvedAddressException e) {
            throw new CannotListen(address, new IOException("unknown host", e));
        }
    }

    /** The port we listen on, also where any free one was asked for; 0 before the start. */
    public int port() {
        Listening now = listening;
        return now == null ? 0 : now.port();
    }

    /** Sockets we open ourselves, on this port's loop; wss trusts what the Java VM trusts. Works before the start too. */
    public Outward outward() {
        try {
            return outward(SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java VM has no TLS", e);
        }
    }

    /** The same, trusting what this context trusts. */
    public Outward outward(SSLContext trust) {
        return new LoopOutward(sea, helpers, trust);
    }

    public Counters counters() {
        return sea.counters();
    }

    /** How much waits, by the queue's name. */
    public Map<String, Integer> queues() {
        int outgoing = sea.ends().stream().mapToInt(WebSocketEnd::queued).sum();
        return Map.of(
                "workers", workers.getQueue().size(),
                "outward", helpers.getQueue().size(),
                "outgoing", outgoing,
                "sockets", sea.ends().size());
    }

    /** Says goodbye (1001) to every WebSocket, lets answers under way go out, and ends within three seconds. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        watch.cancel();
        CountDownLatch done = new CountDownLatch(1);
        sea.loop().execute(() -> leave(done));
        if (!sea.loop().within()) {
            await(done);
        }
        sea.loop().close();
        workers.shutdown();
        helpers.shutdownNow();
    }

    private void leave(CountDownLatch done) {
        Listening now = listening;
        if (now != null) {
            Loop.quietly(now.channel());
        }
        sea.ends().forEach(end -> end.close(1001, "going away"));
        List.copyOf(notYetIn).forEach(Inbound::abort);
        List.copyOf(sea.attempts()).forEach(Attempt::giveUp);
        emptied = done;
        tellIfEmpty();
    }

    private void tellIfEmpty() {
        CountDownLatch waiting = emptied;
        if (waiting != null && all.isEmpty() && sea.attempts().isEmpty()) {
            waiting.countDown();
        }
    }

    private static void await(CountDownLatch done) {
        try {
            if (!done.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("Some connections did not end in time and were cut");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAtEnds() {
        long now = sea.time().nanos();
        sea.ends().forEach(end -> end.look(now));
    }

    private static ThreadPoolExecutor pool(String name, int threads, int waiting) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), Threads.named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Takes connections in, and makes room when there are too many; on the loop's thread. */
    private final class Doorkeeper implements Inbound.Gate {
        private final Router router;

        private Doorkeeper(Router router) {
            this.router = router;
        }

        @Override
        public Router router() {
            return router;
        }

        @Override
        public void admitted(Inbound one) {
            notYetIn.remove(one);
        }

        @Override
        public void leaving(Inbound one) {
            notYetIn.remove(one);
            leaving.add(one);
            if (leaving.size() > sea.limits().connections()) {
                leaving.iterator().next().abort();
            }
        }

        @Override
        public void gone(Inbound one) {
            notYetIn.remove(one);
            leaving.remove(one);
            all.remove(one);
            tellIfEmpty();
        }

        private void accept(ServerSocketChannel channel, SelectionKey key) {
            try {
                for (SocketChannel next = channel.accept(); next != null; next = channel.accept()) {
                    take(next);
                }
            } catch (IOException e) {
                LOG.warn("No connection can be accepted now: {}", e.toString());
                sea.counters().count("accept.failed");
                key.interestOps(0);
                sea.time().after(ACCEPT_PAUSE, () -> sea.loop().execute(() -> acceptAgain(key)));
            }
        }

        private void acceptAgain(SelectionKey key) {
            if (key.isValid()) {
                key.interestOps(SelectionKey.OP_ACCEPT);
            }
        }

        private void take(SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                Inbound one = new Inbound(sea, this, channel);
                all.add(one);
                notYetIn.add(one);
                makeRoom();
            } catch (IOException e) {
                LOG.debug("A connection ended at once", e);
                Loop.quietly(channel);
            }
        }

        // The newcomer is the last of those not yet in, so it goes only when everyone else was let in.
        private void makeRoom() {
            boolean tooMany = all.size() - leaving.size() > sea.limits().connections();
            Iterator<Inbound> oldest = notYetIn.iterator();
            if (tooMany && oldest.hasNext()) {
                oldest.next().evict();
            }
        }
    }
}
