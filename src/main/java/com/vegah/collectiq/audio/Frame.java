package com.vegah.collectiq.audio;

import java.time.Duration;

/** The telephone's unit of sound: 20 ms of 8 kHz mono mu-law, one byte a sample. */
public final class Frame {
    public static final int RATE = 8000;
    public static final int BYTES = 160;
    public static final Duration LENGTH = Duration.ofMillis(20);
    /** Mu-law's quietest byte. */
    public static final byte SILENCE = (byte) 0xFF;

    private Frame() {}

    /** Milliseconds of sound in so many mu-law bytes. */
    public static long millis(long bytes) {
        return bytes * 1000 / RATE;
    }

    /** Mu-law bytes in a base64 text, without decoding it. */
    public static int bytesInBase64(CharSequence base64) {
        int length = base64.length();
        int padding = length > 0 && base64.charAt(length - 1) == '=' ? 1 : 0;
        if (length > 1 && base64.charAt(length - 2) == '=') {
            padding++;
        }
        return length / 4 * 3 - padding;
    }
}
