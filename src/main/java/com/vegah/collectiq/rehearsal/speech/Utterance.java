package com.vegah.collectiq.rehearsal.speech;

import com.vegah.collectiq.audio.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A spoken sentence or more: its words and its sound in mu-law, whole 20 ms frames. The sound is never changed after birth. */
public final class Utterance {
    private final String text;
    private final byte[] sound;
    private final List<Word> words;

    Utterance(String text, byte[] sound, List<Word> words) {
        this.text = text;
        this.sound = sound.clone();
        this.words = List.copyOf(words);
    }

    /** One word and the frame in which it ends. */
    public record Word(String text, int lastFrame) {}

    public String text() {
        return text;
    }

    public int frames() {
        return sound.length / Frame.BYTES;
    }

    public long millis() {
        return Frame.millis(sound.length);
    }

    public byte[] frame(int index) {
        return Arrays.copyOfRange(sound, index * Frame.BYTES, (index + 1) * Frame.BYTES);
    }

    /** Sound from one frame up to another (at most the end). */
    public byte[] sound(int fromFrame, int untilFrame) {
        return Arrays.copyOfRange(sound, fromFrame * Frame.BYTES, Math.min(untilFrame * Frame.BYTES, sound.length));
    }

    /** The words that are over by the end of a frame. */
    public String textUntil(int frame) {
        return words.stream()
                .filter(word -> word.lastFrame() <= frame)
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    /** Words laid along a sound by their length in letters; near enough for captions. */
    static List<Word> spread(String text, int frames) {
        String[] words = text.trim().split("\\s+");
        int total = Arrays.stream(words).mapToInt(Utterance::weight).sum();
        List<Word> spread = new ArrayList<>();
        int sofar = 0;
        for (String word : words) {
            sofar += weight(word);
            spread.add(new Word(word, Math.max(0, (int) ((long) frames * sofar / total) - 1)));
        }
        return spread;
    }

    private static int weight(String word) {
        return word.length() + 2;
    }
}
