package com.vegah.collectiq.rehearsal.speech;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.MuLaw;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How made-up payers and the made-up AI understand each other: every frame of an utterance carries a mark in the lowest bits of its
 * first samples, inaudible and unlike any other frame's, and is known here. Who gets a frame untouched hears its words; who gets it
 * changed, shifted or not at all hears nothing. So the product's own sound path is what carries the words. Safe for every thread.
 */
public final class Hearing {
    private static final int MARKED_SAMPLES = 48;
    private static final int NOISE = 4000;

    private final Map<Long, Heard> frames = new ConcurrentHashMap<>();

    /** A frame of an utterance. */
    public record Heard(Utterance utterance, int frame) {}

    public Optional<Heard> recognise(byte[] frame) {
        return frame.length == Frame.BYTES ? Optional.ofNullable(frames.get(print(frame, 0))) : Optional.empty();
    }

    /** Marks the sound in place and makes an utterance of it that will be recognised. */
    Utterance learn(String text, int speaker, byte[] sound) {
        int count = sound.length / Frame.BYTES;
        for (int frame = 0; frame < count; frame++) {
            mark(sound, frame * Frame.BYTES, mix(31L * text.hashCode() + speaker, frame));
        }
        Utterance utterance = new Utterance(text, sound, Utterance.spread(text, count));
        for (int frame = 0; frame < count; frame++) {
            frames.put(print(sound, frame * Frame.BYTES), new Heard(utterance, frame));
        }
        return utterance;
    }

    /** A rustle on the line, as loud as speech: so many frames that nobody makes a word out of. */
    public Utterance noise(int frames) {
        Random random = new Random(frames);
        byte[] sound = new byte[frames * Frame.BYTES];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = MuLaw.encode((int) (random.nextGaussian() * NOISE));
        }
        return learn("", frames, sound);
    }

    void forget(Utterance utterance) {
        for (int frame = 0; frame < utterance.frames(); frame++) {
            frames.remove(print(utterance.frame(frame), 0));
        }
    }

    private static void mark(byte[] sound, int from, long bits) {
        for (int i = 0; i < MARKED_SAMPLES; i++) {
            sound[from + i] = (byte) ((sound[from + i] & ~1) | (int) ((bits >>> i) & 1));
        }
    }

    private static long mix(long seed, int frame) {
        // the finaliser of SplitMix64
        long z = seed * 0x9E3779B97F4A7C15L + frame * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** FNV-1a of one frame. */
    private static long print(byte[] sound, int from) {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < from + Frame.BYTES; i++) {
            hash = (hash ^ (sound[i] & 0xFF)) * 0x100000001b3L;
        }
        return hash;
    }
}
