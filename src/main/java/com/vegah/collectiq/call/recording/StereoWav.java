package com.vegah.collectiq.call.recording;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.MuLaw;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A WAV of two channels of 16-bit samples at 8 kHz. After every second of sound its header tells the true size, so that a file that was
 * never closed is whole up to there. Readable by its owner alone. Not for more than one thread.
 */
final class StereoWav implements AutoCloseable {
    private static final int HEADER = 44;
    private static final int CHANNELS = 2;
    private static final int SAMPLE_BYTES = 2;
    private static final int TICK_BYTES = Frame.BYTES * CHANNELS * SAMPLE_BYTES;
    private static final int TICKS_A_SECOND = (int) (1000 / Frame.LENGTH.toMillis());

    private final FileChannel channel;
    private final ByteBuffer filling =
            ByteBuffer.allocateDirect(TICK_BYTES * TICKS_A_SECOND).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    private StereoWav(FileChannel channel) {
        this.channel = channel;
    }

    static StereoWav create(Path file) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
        FileAttribute<?>[] owner =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return over(FileChannel.open(file, options, owner));
    }

    static StereoWav over(FileChannel channel) throws IOException {
        StereoWav wav = new StereoWav(channel);
        wav.header();
        return wav;
    }

    /** Twenty milliseconds of both sides, in mu-law. */
    void tick(byte[] left, byte[] right) throws IOException {
        for (int i = 0; i < Frame.BYTES; i++) {
            filling.putShort(MuLaw.decode(left[i])).putShort(MuLaw.decode(right[i]));
        }
        if (!filling.hasRemaining()) {
            flush();
        }
    }

    /** So many ticks there are. */
    long ticks() {
        return (written + filling.position()) / TICK_BYTES;
    }

    /** Makes the left side silent from one tick to before another. */
    void silenceLeft(long from, long until) throws IOException {
        flush();
        ByteBuffer tick = ByteBuffer.allocate(TICK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long at = Math.max(0, from); at < Math.min(until, ticks()); at++) {
            long position = HEADER + at * TICK_BYTES;
            channel.read(tick.clear(), position);
            for (int i = 0; i < TICK_BYTES; i += CHANNELS * SAMPLE_BYTES) {
                tick.putShort(i, (short) 0);
            }
            channel.write(tick.rewind(), position);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            flush();
        }
    }

    private void flush() throws IOException {
        write(filling.flip(), HEADER + written);
        written += filling.limit();
        filling.clear();
        header();
    }

    private void header() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) Math.min(Integer.MAX_VALUE, HEADER - 8 + written))
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) CHANNELS)
                .putInt(Frame.RATE)
                .putInt(Frame.RATE * CHANNELS * SAMPLE_BYTES)
                .putShort((short) (CHANNELS * SAMPLE_BYTES))
                .putShort((short) (8 * SAMPLE_BYTES))
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt((int) Math.min(Integer.MAX_VALUE, written));
        write(header.flip(), 0);
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }
}
