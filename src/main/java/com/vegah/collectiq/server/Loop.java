package com.vegah.collectiq.server;

import com.vegah.collectiq.time.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One selector and the one thread that serves it; what is handed in from elsewhere wakes it once per burst. */
final class Loop implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final int INPUT_BYTES = 64 * 1024;
    private static final int TASKS_PER_TURN = 1000;

    /** What is told that its channel can be read, written, accepted or connected; on the loop's thread. */
    interface Ready {
        void ready(SelectionKey key);
    }

    private final Selector selector;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final ExecutorService thread;
    private final ByteBuffer input = ByteBuffer.allocate(INPUT_BYTES);
    private final Queue<Runnable> closing = new ArrayDeque<>();
    private volatile @Nullable Thread self;
    private volatile boolean stopped;

    Loop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot open a selector", e);
        }
        thread = Executors.newSingleThreadExecutor(Threads.named(name));
        thread.execute(this::run);
    }

    /** Runs on the loop's thread, soon; from that thread itself after what is going on. Order is kept. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (!within() && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    /** Runs when the channel or task being served has been; from the loop's thread only. What it writes meanwhile goes out in one piece. */
    void afterThis(Runnable task) {
        closing.add(task);
    }

    boolean within() {
        return Thread.currentThread() == self;
    }

    /** The one buffer that every read of this loop fills; a heap buffer whose array begins at its first byte. */
    ByteBuffer input() {
        return input;
    }

    SelectionKey register(SelectableChannel channel, int interest, Ready ready) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, interest, ready);
    }

    /** Ends the thread and closes every channel that is still registered. */
    @Override
    public void close() {
        stopped = true;
        selector.wakeup();
        thread.shutdown();
    }

    private void run() {
        self = Thread.currentThread();
        while (!stopped) {
            turn();
        }
        for (SelectionKey key : selector.keys()) {
            quietly(key.channel());
        }
        quietly(selector);
    }

    // A task added after woken was cleared wakes the selector again; one added before is seen by the round that
    // follows: none is lost.
    private void turn() {
        try {
            if (tasks.isEmpty()) {
                selector.select(this::dispatch);
            } else {
                selector.selectNow(this::dispatch);
            }
        } catch (IOException e) {
            LOG.error("The selector failed", e);
        }
        woken.set(false);
        for (int count = 0; count < TASKS_PER_TURN; count++) {
            Runnable task = tasks.poll();
            if (task == null) {
                return;
            }
            guarded(task);
        }
    }

    private void dispatch(SelectionKey key) {
        guarded(() -> {
            try {
                ((Ready) key.attachment()).ready(key);
            } catch (CancelledKeyException gone) {
                LOG.trace("A channel was closed in this round", gone);
            }
        });
    }

    // One connection's mistake, even an Error, must not end the others' calls.
    private void guarded(Runnable task) {
        for (Runnable next = task; next != null; next = closing.poll()) {
            try {
                next.run();
            } catch (RuntimeException | Error e) {
                LOG.error("A task of the port failed", e);
            }
        }
    }

    static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            LOG.debug("Closing failed", e);
        }
    }
}
