package com.vegah.collectiq.call.recording;

import com.vegah.collectiq.audio.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call's sound on its way to its file. The payer's frames are the clock: with each, as much of ours is played as the payer hears
 * meanwhile. What comes in is handed over and never waits; a disk that is a minute behind loses sound, which is counted and becomes silence,
 * and never time. Verbs are safe for every thread; the file is the writer's.
 */
public final class Recording {
    /** Both sides of a minute. */
    static final int MOST_WAITING = 6000;
    /** A clock that leaps further than this is not believed. */
    private static final long LONGEST_GAP_TICKS = 3000;

    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final long TICK = Frame.LENGTH.toMillis();
    private static final byte[] SILENCE = silence();

    private final Path file;
    private final Opener opener;
    private final Executor writer;
    private final Consumer<IOException> failed;
    private final Queue<Runnable> pieces = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean writing = new AtomicBoolean();
    private final AtomicLong lost = new AtomicLong();
    private final PlayedSound ours = new PlayedSound();
    private @Nullable StereoWav wav;
    private boolean paused;
    private boolean over;
    private long last = -1;
    private long startedAt;

    Recording(Path file, Executor writer, Consumer<IOException> failed) {
        this(file, () -> StereoWav.create(file), writer, failed);
    }

    Recording(Path file, Opener opener, Executor writer, Consumer<IOException> failed) {
        this.file = file;
        this.opener = opener;
        this.writer = writer;
        this.failed = failed;
    }

    public Path file() {
        return file;
    }

    /** A frame of the payer's, base64 of mu-law, with the stream's clock. */
    public void payer(String base64, long timestampMillis) {
        sound(() -> hear(base64, timestampMillis));
    }

    /** Sound of ours on its way to the payer's ear. */
    public void ours(String base64) {
        sound(() -> {
            if (!ours.add(bytes(base64))) {
                lost.incrementAndGet();
            }
        });
    }

    /** What the payer has not heard of ours, nobody will. */
    public void cleared() {
        hand(ours::clear);
    }

    /** From now on it is kept; the file begins here. */
    public void start() {
        hand(this::open);
    }

    /** Nothing is kept until {@link #resume}; the time goes on as silence. */
    public void pause() {
        hand(() -> paused = true);
    }

    public void resume() {
        hand(() -> paused = false);
    }

    /** Makes the payer silent between two moments of the stream's clock, though it was kept already. */
    public void hide(long fromMillis, long untilMillis) {
        hand(() -> {
            if (wav != null) {
                wav.silenceLeft((fromMillis - startedAt) / TICK, (untilMillis - startedAt) / TICK + 1);
            }
        });
    }

    /** Nothing more comes. */
    public void close() {
        hand(() -> {
            over = true;
            if (wav != null) {
                wav.close();
            }
        });
    }

    /** Pieces of sound that were left out for want of room. */
    public long lost() {
        return lost.get();
    }

    interface Opener {
        StereoWav open() throws IOException;
    }

    private interface Work {
        void run() throws IOException;
    }

    /** Sound is left out where the writer is too far behind; orders never are. */
    private void sound(Work piece) {
        if (waiting.get() >= MOST_WAITING) {
            lost.incrementAndGet();
        } else {
            hand(piece);
        }
    }

    private void hand(Work piece) {
        waiting.incrementAndGet();
        pieces.add(() -> guarded(piece));
        if (writing.compareAndSet(false, true)) {
            writer.execute(this::work);
        }
    }

    private void work() {
        do {
            for (Runnable piece = pieces.poll(); piece != null; piece = pieces.poll()) {
                waiting.decrementAndGet();
                piece.run();
            }
            writing.set(false);
        } while (!pieces.isEmpty() && writing.compareAndSet(false, true));
    }

    private void guarded(Work piece) {
        if (over) {
            return;
        }
        try {
            piece.run();
        } catch (IOException e) {
            over = true;
            LOG.error("The recording {} ended", file, e);
            if (wav != null) {
                try {
                    wav.close();
                } catch (IOException again) {
                    e.addSuppressed(again);
                }
            }
            failed.accept(e);
        } catch (RuntimeException e) {
            LOG.error("A piece of the recording {} was left out", file, e);
        }
    }

    private void open() throws IOException {
        if (wav == null) {
            wav = opener.open();
            startedAt = last + TICK;
        }
    }

    private void hear(String base64, long timestampMillis) throws IOException {
        long now = timestampMillis / TICK * TICK;
        if (last >= 0 && now <= last) {
            return;
        }
        long gap = last < 0 ? 0 : Math.min(LONGEST_GAP_TICKS, (now - last) / TICK - 1);
        for (long missing = 0; missing < gap; missing++) {
            keep(SILENCE);
        }
        last = now;
        byte[] frame = bytes(base64);
        keep(frame.length == Frame.BYTES ? frame : Arrays.copyOf(frame, Frame.BYTES));
    }

    private void keep(byte[] payer) throws IOException {
        byte[] played = ours.tick();
        if (wav != null) {
            wav.tick(paused ? SILENCE : payer, paused ? SILENCE : played);
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static byte[] silence() {
        byte[] silence = new byte[Frame.BYTES];
        Arrays.fill(silence, Frame.SILENCE);
        return silence;
    }
}
