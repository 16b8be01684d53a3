package com.vegah.collectiq.load;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/** Makes frames that carry their call, number and time of sending, and reads them when they come back. Each method: one thread at a time per side. */
final class Stamps {
    private static final int FRAME_BYTES = 160;
    private static final int STAMP_CHARACTERS = 24;

    private final int[] sent;
    private final int[] next;
    private final boolean[][] seen;
    private final Histogram micros = new Histogram(60_000_000L, 3);
    private volatile int firstMeasured = Integer.MAX_VALUE;
    private volatile int lastMeasured = Integer.MAX_VALUE;
    private long doubled;
    private long reordered;

    Stamps(int calls, int mostFrames) {
        sent = new int[calls];
        next = new int[calls];
        seen = new boolean[calls][mostFrames];
    }

    /** The next frame of a call in base64. */
    String frame(int call) {
        byte[] bytes = new byte[FRAME_BYTES];
        Arrays.fill(bytes, (byte) 0xFF);
        ByteBuffer.wrap(bytes).putInt(call).putInt(sent[call]++).putLong(System.nanoTime());
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Frames from this number of each call on are measured. */
    void measureFrom(int first) {
        firstMeasured = first;
    }

    void measureUntil(int last) {
        lastMeasured = last;
    }

    int sent(int call) {
        return sent[call];
    }

    /** A payload came back. */
    synchronized void back(String text, int payloadStart) {
        long now = System.nanoTime();
        ByteBuffer stamp = ByteBuffer.wrap(
                Base64.getDecoder().decode(text.substring(payloadStart, payloadStart + STAMP_CHARACTERS)));
        int call = stamp.getInt();
        int number = stamp.getInt();
        long at = stamp.getLong();
        if (seen[call][number]) {
            doubled++;
            return;
        }
        seen[call][number] = true;
        if (number < next[call]) {
            reordered++;
        } else {
            next[call] = number + 1;
        }
        if (number >= firstMeasured && number < lastMeasured) {
            micros.recordValue(Math.max(1, (now - at) / 1000));
        }
    }

    synchronized Figures figures(double cpuSecondsPerCallMinute, long heapKib) {
        long lost = 0;
        for (boolean[] call : seen) {
            for (int number = firstMeasured; number < lastMeasured; number++) {
                lost += call[number] ? 0 : 1;
            }
        }
        return new Figures(micros.copy(), lost, doubled, reordered, cpuSecondsPerCallMinute, heapKib);
    }
}
