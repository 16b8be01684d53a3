package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.audio.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** What waits to be played into the payer's ear: sound and marks in their order, 20 ms a tick. One thread. */
final class Playout {
    /** The carrier keeps ten minutes of sound and discards more (error 31931). */
    private static final int MOST_BYTES = 10 * 60 * Frame.RATE;

    private final Deque<Item> queue = new ArrayDeque<>();
    private int offset;
    private int waiting;

    private sealed interface Item {}

    private static final class Sound implements Item {
        private final byte[] bytes;

        private Sound(byte[] bytes) {
            this.bytes = bytes;
        }
    }

    private record Mark(String name) implements Item {}

    /** What one tick plays, and the marks whose sound was over when it began. */
    static final class Tick {
        private final byte[] frame;
        private final List<String> marks;

        private Tick(byte[] frame, List<String> marks) {
            this.frame = frame;
            this.marks = marks;
        }

        byte[] frame() {
            return frame;
        }

        List<String> marks() {
            return marks;
        }
    }

    /** False where the sound was discarded because too much waits. */
    boolean sound(byte[] bytes) {
        if (waiting + bytes.length > MOST_BYTES) {
            return false;
        }
        if (bytes.length > 0) {
            queue.add(new Sound(bytes.clone()));
            waiting += bytes.length;
        }
        return true;
    }

    void mark(String name) {
        queue.add(new Mark(name));
    }

    /** Drops everything; the marks that were outstanding. */
    List<String> clear() {
        List<String> marks = new ArrayList<>();
        for (Item item : queue) {
            if (item instanceof Mark mark) {
                marks.add(mark.name());
            }
        }
        queue.clear();
        offset = 0;
        waiting = 0;
        return marks;
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    Tick tick() {
        List<String> marks = new ArrayList<>();
        while (queue.peek() instanceof Mark mark) {
            marks.add(mark.name());
            queue.remove();
        }
        byte[] frame = new byte[Frame.BYTES];
        Arrays.fill(frame, Frame.SILENCE);
        int filled = 0;
        // a mark in the middle of a frame is told with the next tick, when the frame has been heard
        List<Mark> passed = new ArrayList<>();
        while (filled < frame.length && queue.peek() != null) {
            Item head = queue.remove();
            if (head instanceof Sound sound) {
                filled += fill(frame, filled, sound);
            } else if (head instanceof Mark mark) {
                passed.add(mark);
            }
        }
        for (int i = passed.size() - 1; i >= 0; i--) {
            queue.addFirst(passed.get(i));
        }
        return new Tick(frame, marks);
    }

    private int fill(byte[] frame, int from, Sound sound) {
        int length = Math.min(frame.length - from, sound.bytes.length - offset);
        System.arraycopy(sound.bytes, offset, frame, from, length);
        offset += length;
        waiting -= length;
        if (offset < sound.bytes.length) {
            queue.addFirst(sound);
        } else {
            offset = 0;
        }
        return length;
    }
}
