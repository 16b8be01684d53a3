package com.vegah.collectiq.rehearsal.speech;

import com.vegah.collectiq.audio.Frame;

/** What is left to speak with where FreeTTS fails: a hum for each word, as long as the word, with a breath between. */
final class ToneBursts implements Synthesis {
    private static final int SAMPLES_A_LETTER = 60 * Frame.RATE / 1000;
    private static final int BREATH = 60 * Frame.RATE / 1000;
    private static final int LOUDNESS = 6000;

    @Override
    public short[] speak(String text, int pitch) {
        String[] words = text.trim().split("\\s+");
        int length = 0;
        for (String word : words) {
            length += word.length() * SAMPLES_A_LETTER + BREATH;
        }
        short[] samples = new short[length];
        int at = 0;
        for (String word : words) {
            int until = at + word.length() * SAMPLES_A_LETTER;
            for (; at < until; at++) {
                samples[at] = (short) (LOUDNESS * Math.sin(2 * Math.PI * 2 * pitch * at / Frame.RATE));
            }
            at += BREATH;
        }
        return samples;
    }
}
