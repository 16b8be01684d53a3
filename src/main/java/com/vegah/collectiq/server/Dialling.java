package com.vegah.collectiq.server;

import com.vegah.collectiq.time.Timekeeper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Connects to one address without blocking; tells its success or its failure once, unless cancelled. On the loop's thread. */
final class Dialling implements Loop.Ready {
    private final Consumer<SocketChannel> connected;
    private final Consumer<IOException> failed;
    private final Timekeeper.Alarm limit;
    private @Nullable SocketChannel channel;
    private boolean told;

    Dialling(
            Sea sea,
            InetSocketAddress address,
            Duration patience,
            Consumer<SocketChannel> connected,
            Consumer<IOException> failed) {
        this.connected = connected;
        this.failed = failed;
        this.limit = sea.time()
                .after(
                        patience,
                        () -> sea.loop().execute(() -> fail(new SocketTimeoutException("No answer from " + address))));
        try {
            SocketChannel made = SocketChannel.open();
            channel = made;
            made.setOption(StandardSocketOptions.TCP_NODELAY, true);
            made.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            made.configureBlocking(false);
            boolean atOnce = made.connect(address);
            SelectionKey key = sea.loop().register(made, atOnce ? 0 : SelectionKey.OP_CONNECT, this);
            if (atOnce) {
                sea.loop().execute(() -> ready(key));
            }
        } catch (IOException e) {
            sea.loop().execute(() -> fail(e));
        }
    }

    @Override
    public void ready(SelectionKey key) {
        SocketChannel made = (SocketChannel) key.channel();
        try {
            if (!told && made.finishConnect()) {
                told = true;
                limit.cancel();
                key.interestOps(0);
                connected.accept(made);
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    void cancel() {
        if (!told) {
            told = true;
            close();
        }
    }

    private void fail(IOException why) {
        if (!told) {
            told = true;
            close();
            failed.accept(why);
        }
    }

    private void close() {
        limit.cancel();
        if (channel != null) {
            Loop.quietly(channel);
        }
    }
}
