package com.vegah.collectiq.rehearsal.voice;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import com.vegah.collectiq.rehearsal.speech.Said;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The input audio buffer: cuts what is appended into frames, finds the turns in it and makes out the words. */
final class Ear {
    private static final int MOST_BYTES = 15 << 20;

    private final Hearing hearing;
    private final Listener listener;
    private final TurnDetector detector = new TurnDetector();
    private final Said said = new Said();
    private byte[] rest = {};
    private boolean listening = true;
    private boolean known;
    private long uncommittedBytes;

    interface Listener {
        void started(long atMillis);

        void stopped(long atMillis);
    }

    Ear(Hearing hearing, Listener listener) {
        this.hearing = hearing;
        this.listener = listener;
    }

    void configure(SessionConfig config) {
        listening = !config.turnDetection().isNull();
        detector.configure(config.turnDetection());
    }

    void append(String base64) {
        if (base64.length() > MOST_BYTES) {
            throw new Trouble("invalid_value", "The audio of one append is over 15 MiB.", "audio");
        }
        byte[] sound;
        try {
            sound = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new Trouble("invalid_value", "Invalid 'audio'. Expected base64-encoded audio bytes.", "audio");
        }
        uncommittedBytes += sound.length;
        byte[] all = rest.length == 0 ? sound : join(rest, sound);
        int at = 0;
        for (; at + Frame.BYTES <= all.length; at += Frame.BYTES) {
            frame(Arrays.copyOfRange(all, at, at + Frame.BYTES));
        }
        rest = Arrays.copyOfRange(all, at, all.length);
    }

    /** The words of the turn that ends here; what was heard is forgotten. */
    String take() {
        String words = said.text();
        clear();
        return words;
    }

    /** Whether the turn's sound was known for what it is, if only for a noise. */
    boolean known() {
        return known;
    }

    void clear() {
        said.forget();
        known = false;
        uncommittedBytes = 0;
    }

    long uncommittedMillis() {
        return Frame.millis(uncommittedBytes);
    }

    boolean speaking() {
        return detector.speaking();
    }

    private void frame(byte[] frame) {
        Optional<Hearing.Heard> heard = hearing.recognise(frame);
        known |= heard.isPresent();
        said.hear(heard);
        if (!listening) {
            return;
        }
        switch (detector.frame(frame)) {
            case STARTED -> listener.started(detector.startMillis());
            case STOPPED -> listener.stopped(detector.nowMillis());
            case NONE -> {
                // goes on as it was
            }
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
