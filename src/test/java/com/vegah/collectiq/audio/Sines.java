package com.vegah.collectiq.audio;

/** Pure tones. */
public final class Sines {
    private Sines() {}

    public static short[] of(double hertz, int rate, int count, double amplitude) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }
}
