package com.vegah.collectiq.server;

import com.vegah.collectiq.time.Timekeeper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One connection's bytes, in and out, plain or under TLS. Everything runs on the loop's thread but {@link #flush}, which anyone may
 * call: of those who do, one writes and the others leave their bytes to it.
 */
final class Wire implements Loop.Ready {
    /** Who takes the bytes now; told of the end once. */
    interface Stage {
        /** Takes all of it before returning: the buffer is the loop's own. */
        void received(ByteBuffer bytes);

        /** No more comes: the other side ended or the connection broke. */
        void ended(IOException why);
    }

    private static final int GATHERED_BYTES = 8 * 1024;

    private final Loop loop;
    private final SocketChannel channel;
    private final Runnable closed;
    private final SelectionKey key;
    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicBoolean flushAsked = new AtomicBoolean();
    private volatile Queue<ByteBuffer> out = new LinkedBlockingQueue<>();
    private volatile boolean blocked;
    private volatile boolean finishing;
    private @Nullable ByteBuffer pending;
    private @Nullable Tls tls;
    private @Nullable Runnable flushed;
    private @Nullable Predicate<ByteBuffer> awaited;
    private Timekeeper.@Nullable Alarm patience;
    private Stage stage;
    private boolean flushDue;
    private boolean over;

    /** Reads at once; {@code closed} is run when the channel is. */
    Wire(Loop loop, SocketChannel channel, Stage stage, Runnable closed) throws IOException {
        this.loop = loop;
        this.channel = channel;
        this.stage = stage;
        this.closed = closed;
        this.key = loop.register(channel, SelectionKey.OP_READ, this);
    }

    void stage(Stage next) {
        stage = next;
    }

    /** From now on bytes go through TLS; nothing was written before. */
    void cover(Tls cover) {
        tls = cover;
    }

    /** From now on what is written stands in this queue; nothing waits in the former one. */
    void writeFrom(Queue<ByteBuffer> queue) {
        out = queue;
    }

    void write(ByteBuffer bytes) {
        out.add(bytes);
        flush();
    }

    int queued() {
        return out.size();
    }

    /** Leaves out everything that was not yet begun to be written. */
    void forget() {
        out.clear();
    }

    /** Reads no more, or again. */
    void listen(boolean on) {
        if (key.isValid()) {
            key.interestOps(on ? key.interestOps() | SelectionKey.OP_READ : key.interestOps() & ~SelectionKey.OP_READ);
        }
    }

    @Override
    public void ready(SelectionKey ready) {
        if (ready.isWritable()) {
            ready.interestOps(ready.interestOps() & ~SelectionKey.OP_WRITE);
            blocked = false;
            flush();
        }
        if (ready.isValid() && ready.isReadable()) {
            read();
        }
    }

    private void read() {
        ByteBuffer input = loop.input().clear();
        int count;
        try {
            count = channel.read(input);
        } catch (IOException e) {
            fail(e);
            return;
        }
        if (count < 0) {
            fail(new EOFException("The other side closed the connection"));
        } else if (count > 0) {
            pass(input.flip());
        }
    }

    private void pass(ByteBuffer input) {
        if (tls == null) {
            opened(input);
        } else {
            tls.received(input);
        }
    }

    /** What came in, without TLS's cover. */
    void opened(ByteBuffer plain) {
        if (finishing) {
            heardWhileFinishing(plain);
        } else if (!over) {
            stage.received(plain);
        }
    }

    /** Writes what waits, as far as the channel takes it; the rest follows when it can. */
    void flush() {
        if (loop.within()) {
            flushAfterThis();
        } else if (tls != null) {
            flushOnLoop();
        } else {
            flushNow();
        }
    }

    private void flushAfterThis() {
        if (!flushDue) {
            flushDue = true;
            loop.afterThis(() -> {
                flushDue = false;
                flushNow();
            });
        }
    }

    private void flushNow() {
        if (writing.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            if (!blocked) {
                drain();
            }
            seen = writing.addAndGet(-seen);
        } while (seen != 0);
    }

    private void flushOnLoop() {
        if (flushAsked.compareAndSet(false, true)) {
            loop.execute(() -> {
                flushAsked.set(false);
                flush();
            });
        }
    }

    private void drain() {
        try {
            for (ByteBuffer next = next(); next != null; next = next()) {
                channel.write(next);
                if (next.hasRemaining()) {
                    blocked = true;
                    loop.execute(this::awaitRoom);
                    return;
                }
            }
            if (finishing) {
                loop.execute(this::drained);
            }
        } catch (IOException e) {
            blocked = true;
            loop.execute(() -> fail(e));
        }
    }

    private @Nullable ByteBuffer next() throws IOException {
        if (pending == null || !pending.hasRemaining()) {
            pending = tls == null ? gathered() : tls.seal(out);
        }
        return pending;
    }

    /** What waits, small pieces put together: a call to the system costs far more than a copy. */
    private @Nullable ByteBuffer gathered() {
        ByteBuffer first = out.poll();
        ByteBuffer second = out.peek();
        if (first == null || second == null || first.remaining() + second.remaining() > GATHERED_BYTES) {
            return first;
        }
        ByteBuffer whole = ByteBuffer.allocate(GATHERED_BYTES).put(first);
        for (ByteBuffer next = second; next != null && next.remaining() <= whole.remaining(); next = out.peek()) {
            ByteBuffer taken = out.poll();
            if (taken == null) {
                break;
            }
            whole.put(taken);
        }
        return whole.flip();
    }

    private void awaitRoom() {
        if (key.isValid()) {
            key.interestOps(key.interestOps() | SelectionKey.OP_WRITE);
        }
    }

    /**
     * Says goodbye: writes what waits, then ends our direction; what still comes in is thrown away until the other side ends too, or
     * the time is up. To close at once would make the system send a reset, which can take the last bytes from the other side.
     */
    void finish(Timekeeper time, Duration farewell, Runnable whenFlushed) {
        if (over || finishing) {
            return;
        }
        flushed = whenFlushed;
        finishing = true;
        patience = time.after(farewell, () -> loop.execute(this::abort));
        listen(true);
        flush();
    }

    /** The same, but our direction stays open until what comes in holds the answer to our goodbye. */
    void finish(Timekeeper time, Duration farewell, Runnable whenFlushed, Predicate<ByteBuffer> answers) {
        awaited = answers;
        finish(time, farewell, whenFlushed);
    }

    private void heardWhileFinishing(ByteBuffer bytes) {
        if (awaited != null && awaited.test(bytes)) {
            awaited = null;
            if (flushed == null) {
                flushed = () -> {};
                flush();
            }
        }
    }

    private void drained() {
        Runnable then = flushed;
        if (over || then == null) {
            return;
        }
        if (awaited == null && tls != null && tls.farewell()) {
            flush();
            return;
        }
        flushed = null;
        if (awaited == null) {
            endOutput();
        }
        then.run();
    }

    private void endOutput() {
        try {
            channel.shutdownOutput();
        } catch (IOException e) {
            abort();
        }
    }

    /** Something broke: the stage is told, unless it had said goodbye. */
    void fail(IOException why) {
        if (over) {
            return;
        }
        boolean told = finishing;
        abort();
        if (!told) {
            stage.ended(why);
        }
    }

    /** Closes now, without a word to the stage; who still waits for a flush is told that it is over. */
    void abort() {
        if (over) {
            return;
        }
        over = true;
        if (patience != null) {
            patience.cancel();
        }
        Loop.quietly(channel);
        closed.run();
        Runnable then = flushed;
        flushed = null;
        if (then != null) {
            then.run();
        }
    }
}
