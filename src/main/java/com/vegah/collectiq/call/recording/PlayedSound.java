package com.vegah.collectiq.call.recording;

import com.vegah.collectiq.audio.Frame;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** What the carrier holds of our sound, played tick by tick as the payer hears it; bounded. Not for more than one thread. */
final class PlayedSound {
    /** Far more than an answer lasts; the voice is ahead of the ear by no more than one. */
    static final int MOST_BYTES = 5 * 60 * Frame.RATE;

    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private int first;
    private int bytes;

    /** False where there is no room, and the sound is left out. */
    boolean add(byte[] sound) {
        if (bytes + sound.length > MOST_BYTES) {
            return false;
        }
        waiting.add(sound);
        bytes += sound.length;
        return true;
    }

    void clear() {
        waiting.clear();
        first = 0;
        bytes = 0;
    }

    /** The next twenty milliseconds, filled up with silence. */
    byte[] tick() {
        byte[] tick = new byte[Frame.BYTES];
        int filled = 0;
        while (filled < tick.length && !waiting.isEmpty()) {
            byte[] sound = waiting.peek();
            int count = Math.min(tick.length - filled, sound.length - first);
            System.arraycopy(sound, first, tick, filled, count);
            filled += count;
            first += count;
            if (first == sound.length) {
                waiting.remove();
                first = 0;
            }
        }
        bytes -= filled;
        Arrays.fill(tick, filled, tick.length, Frame.SILENCE);
        return tick;
    }
}
