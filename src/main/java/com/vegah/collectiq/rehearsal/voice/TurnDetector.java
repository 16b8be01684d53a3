package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.audio.Level;

/** Finds where speech starts and stops, by the sound's energy, 20 ms at a time. Pure but for what it counts. */
final class TurnDetector {
    /** A level that half of the API's threshold of 0 to 1 stands for; speech on a telephone line is some 15 dB louder. */
    private static final double DB_AT_HALF = -40;

    private static final double DB_A_STEP = 20;
    private static final int FRAMES_TO_START = 3;

    private double thresholdDb = DB_AT_HALF;
    private int prefixMillis = 300;
    private int silenceFrames = 25;
    private long frames;
    private int loud;
    private int quiet;
    private boolean speaking;

    enum Change {
        NONE,
        STARTED,
        STOPPED
    }

    void configure(JsonNode turnDetection) {
        thresholdDb = DB_AT_HALF + (turnDetection.path("threshold").asDouble(0.5) - 0.5) * DB_A_STEP;
        prefixMillis = turnDetection.path("prefix_padding_ms").asInt(300);
        silenceFrames = (int) (turnDetection.path("silence_duration_ms").asInt(500) / Frame.LENGTH.toMillis());
    }

    Change frame(byte[] muLaw) {
        frames++;
        boolean isLoud = Level.ofMuLaw(muLaw) > thresholdDb;
        loud = isLoud ? loud + 1 : 0;
        quiet = isLoud ? 0 : quiet + 1;
        if (!speaking && loud >= FRAMES_TO_START) {
            speaking = true;
            return Change.STARTED;
        }
        if (speaking && quiet >= silenceFrames) {
            speaking = false;
            return Change.STOPPED;
        }
        return Change.NONE;
    }

    /** Where the speech that was just found began, with the padding before it. */
    long startMillis() {
        return Math.max(0, (frames - loud) * Frame.LENGTH.toMillis() - prefixMillis);
    }

    /** All the sound there has been. */
    long nowMillis() {
        return frames * Frame.LENGTH.toMillis();
    }

    boolean speaking() {
        return speaking;
    }
}
