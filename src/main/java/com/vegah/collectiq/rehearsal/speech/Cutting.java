package com.vegah.collectiq.rehearsal.speech;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.MuLaw;
import java.util.Arrays;

/** Cuts synthetic sound into whole frames: no silence at the ends, no pause long enough to be taken for the end of a turn. */
final class Cutting {
    /** A turn ends after 500 ms of silence (the API's usual silence_duration_ms): stay well below. */
    private static final int LONGEST_PAUSE_FRAMES = 11;

    private static final int QUIET = 200;

    private Cutting() {}

    static byte[] frames(short[] samples) {
        byte[] sound = new byte[samples.length + Frame.BYTES];
        int kept = 0;
        int pause = LONGEST_PAUSE_FRAMES;
        int end = 0;
        for (int from = 0; from < samples.length; from += Frame.BYTES) {
            int until = Math.min(from + Frame.BYTES, samples.length);
            boolean quiet = isQuiet(samples, from, until);
            pause = quiet ? pause + 1 : 0;
            if (pause >= LONGEST_PAUSE_FRAMES) {
                continue;
            }
            Arrays.fill(sound, kept, kept + Frame.BYTES, Frame.SILENCE);
            for (int i = from; i < until; i++) {
                sound[kept + i - from] = MuLaw.encode(samples[i]);
            }
            kept += Frame.BYTES;
            end = quiet ? end : kept;
        }
        return Arrays.copyOf(sound, end);
    }

    private static boolean isQuiet(short[] samples, int from, int until) {
        for (int i = from; i < until; i++) {
            if (Math.abs(samples[i]) > QUIET) {
                return false;
            }
        }
        return true;
    }
}
