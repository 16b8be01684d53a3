package com.vegah.collectiq.audio;

/** G.711 mu-law: one byte for a 16-bit sample and back, by tables. Pure; safe for every thread. */
public final class MuLaw {
    // ITU-T G.711, table 2: bias 33 in 14-bit units, that is 132 in 16-bit ones; levels beyond 8159 (14-bit) are
    // clipped
    private static final int BIAS = 132;
    private static final int CLIP = 32635;
    private static final short[] DECODED = new short[256];
    private static final byte[] SEGMENT = new byte[256];

    static {
        for (int code = 0; code < 256; code++) {
            DECODED[code] = expand(code);
            SEGMENT[code] = (byte) Math.max(0, 31 - Integer.numberOfLeadingZeros(Math.max(1, code)));
        }
    }

    private MuLaw() {}

    /** The 16-bit sample of a code. */
    public static short decode(byte code) {
        return DECODED[code & 0xFF];
    }

    /** The code of a 16-bit sample; more than 16 bits are clipped. */
    public static byte encode(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = (int) Math.min(CLIP, Math.abs((long) sample)) + BIAS;
        int segment = SEGMENT[magnitude >> 7];
        int step = (magnitude >> (segment + 3)) & 0x0F;
        return (byte) ~(sign | (segment << 4) | step);
    }

    public static short[] decode(byte[] codes) {
        short[] samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = decode(codes[i]);
        }
        return samples;
    }

    public static byte[] encode(short[] samples) {
        byte[] codes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            codes[i] = encode(samples[i]);
        }
        return codes;
    }

    private static short expand(int code) {
        int plain = ~code;
        int segment = (plain >> 4) & 0x07;
        int magnitude = ((((plain & 0x0F) << 3) + BIAS) << segment) - BIAS;
        return (short) ((plain & 0x80) != 0 ? -magnitude : magnitude);
    }
}
