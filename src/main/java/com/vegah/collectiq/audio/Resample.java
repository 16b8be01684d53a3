package com.vegah.collectiq.audio;

/**
 * Brings speech of a higher rate down to the telephone's 8 kHz through a windowed-sinc low-pass at 3.6 kHz, so that nothing folds
 * back into the voice. Stateless: whole utterances, not chunks. Any whole rate of 8 kHz and more.
 */
public final class Resample {
    private static final double CUTOFF_HERTZ = 3600;
    /** Zero crossings of the sinc on each side. */
    private static final int CROSSINGS = 20;

    private Resample() {}

    public static short[] toTelephone(short[] samples, int rate) {
        if (rate < Frame.RATE) {
            throw new IllegalArgumentException("Sound of " + rate + " Hz is below the telephone's " + Frame.RATE);
        }
        if (rate == Frame.RATE) {
            return samples.clone();
        }
        int common = gcd(rate, Frame.RATE);
        int phases = Frame.RATE / common;
        int step = rate / common;
        int reach = (int) Math.ceil(CROSSINGS * rate / (2 * CUTOFF_HERTZ));
        double[][] filters = filters(phases, reach, rate);
        short[] result = new short[(int) ((long) samples.length * Frame.RATE / rate)];
        for (int n = 0; n < result.length; n++) {
            long position = (long) n * step;
            result[n] = convolve(samples, (int) (position / phases), filters[(int) (position % phases)], reach);
        }
        return result;
    }

    /** One filter for each fraction of an input sample at which an output sample may lie; each sums to one. */
    private static double[][] filters(int phases, int reach, int rate) {
        double[][] filters = new double[phases][2 * reach + 1];
        for (int phase = 0; phase < phases; phase++) {
            double sum = 0;
            for (int tap = 0; tap <= 2 * reach; tap++) {
                double distance = tap - reach - (double) phase / phases;
                double weight = sinc(2 * CUTOFF_HERTZ / rate * distance) * window(distance / (reach + 1));
                filters[phase][tap] = weight;
                sum += weight;
            }
            for (int tap = 0; tap <= 2 * reach; tap++) {
                filters[phase][tap] /= sum;
            }
        }
        return filters;
    }

    private static short convolve(short[] samples, int centre, double[] filter, int reach) {
        double sum = 0;
        int first = Math.max(0, centre - reach);
        int last = Math.min(samples.length - 1, centre + reach);
        for (int i = first; i <= last; i++) {
            sum += samples[i] * filter[i - centre + reach];
        }
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** Blackman's window over -1 to 1: side lobes 58 dB down. */
    private static double window(double x) {
        return Math.abs(x) >= 1 ? 0 : 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
