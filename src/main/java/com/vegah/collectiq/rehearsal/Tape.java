package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.MuLaw;
import com.vegah.collectiq.time.Threads;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sound of a call as a stereo WAV, the payer left and the AI right, tick by tick as heard. Ticks only fill a second's buffer;
 * a thread of its own writes it and then the sizes in the header, so that the file is whole whenever the program ends.
 */
public final class Tape implements AutoCloseable {
    /** RIFF, its format chunk for plain samples and the head of its data chunk. */
    private static final int HEADER = 44;

    private static final int CHANNELS = 2;
    private static final int SAMPLE_BYTES = 2;
    private static final int SECOND = Frame.RATE * CHANNELS * SAMPLE_BYTES;
    /** A disk that is further behind than so many seconds of sound has failed. */
    private static final int MOST_WAITING = 60;

    private static final int PATIENCE_SECONDS = 10;

    private final Path file;
    private final FileChannel channel;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Threads.named("rehearsal-tape"),
            new ThreadPoolExecutor.AbortPolicy());
    private ByteBuffer filling = buffer(SECOND);
    private long written;
    private volatile @Nullable Exception failure;

    private Tape(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Begins the file anew; throws {@link CannotRecord} where it cannot be written. */
    public static Tape open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            Tape tape = new Tape(file, channel);
            tape.writeHeader();
            return tape;
        } catch (IOException e) {
            throw new CannotRecord(file, e);
        }
    }

    /** Twenty milliseconds of both sides. Does not block. */
    public synchronized void tick(byte[] payer, byte[] ai) {
        for (int i = 0; i < Frame.BYTES; i++) {
            filling.putShort(MuLaw.decode(payer[i])).putShort(MuLaw.decode(ai[i]));
        }
        if (!filling.hasRemaining()) {
            handOver();
        }
    }

    /** Writes what is left; throws {@link CannotRecord} where any of the sound is missing in the file. */
    @Override
    public void close() {
        synchronized (this) {
            handOver();
        }
        writer.shutdown();
        try {
            if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                failed(new IOException("The disk is too slow"));
            }
            channel.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(e);
        } catch (IOException e) {
            failed(e);
        }
        Exception why = failure;
        if (why != null) {
            throw new CannotRecord(file, why);
        }
    }

    private void handOver() {
        ByteBuffer full = filling.flip();
        filling = buffer(SECOND);
        if (failure != null || !full.hasRemaining()) {
            return;
        }
        try {
            writer.execute(() -> write(full));
        } catch (RejectedExecutionException e) {
            failed(e);
        }
    }

    private void write(ByteBuffer sound) {
        try {
            while (sound.hasRemaining()) {
                written += channel.write(sound, HEADER + written);
            }
            writeHeader();
        } catch (IOException e) {
            failed(e);
        }
    }

    private void failed(Exception why) {
        if (failure == null) {
            failure = why;
        }
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private void writeHeader() throws IOException {
        ByteBuffer header = buffer(HEADER)
                .put(ascii("RIFF"))
                .putInt((int) (HEADER - 8 + written))
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) CHANNELS)
                .putInt(Frame.RATE)
                .putInt(SECOND)
                .putShort((short) (CHANNELS * SAMPLE_BYTES))
                .putShort((short) (SAMPLE_BYTES * 8))
                .put(ascii("data"))
                .putInt((int) written)
                .flip();
        for (int at = 0; header.hasRemaining(); ) {
            at += channel.write(header, at);
        }
    }
}
