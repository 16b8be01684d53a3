package com.vegah.collectiq.audio;

/** How loud sound is: root mean square in dB of full scale, from {@link #FLOOR} (silence) to 0. Pure; safe for every thread. */
public final class Level {
    /** What silence reads. */
    public static final double FLOOR = -96;

    private static final double FULL_SCALE = 32768;

    private Level() {}

    /** Of mu-law bytes. */
    public static double ofMuLaw(byte[] codes) {
        double sum = 0;
        for (byte code : codes) {
            double sample = MuLaw.decode(code);
            sum += sample * sample;
        }
        return dbfs(sum, codes.length);
    }

    /** Of 16-bit samples. */
    public static double of(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return dbfs(sum, samples.length);
    }

    private static double dbfs(double squares, int count) {
        if (count == 0 || squares == 0) {
            return FLOOR;
        }
        return Math.max(FLOOR, 20 * Math.log10(Math.sqrt(squares / count) / FULL_SCALE));
    }
}
