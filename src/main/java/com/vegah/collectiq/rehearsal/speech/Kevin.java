package com.vegah.collectiq.rehearsal.speech;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import com.vegah.collectiq.audio.Resample;
import java.util.Arrays;

/** FreeTTS's 16 kHz voice, found by class rather than by FreeTTS's voices file, brought down to the telephone's rate. */
final class Kevin implements Synthesis {
    private static final int RATE = 16_000;
    /** Above kevin16's own 150 words a minute he is still clear, and nobody waits. */
    private static final int WORDS_A_MINUTE = 165;

    private final Voice voice;

    Kevin() {
        voice = Arrays.stream(new KevinVoiceDirectory().getVoices())
                .filter(candidate -> "kevin16".equals(candidate.getName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("FreeTTS has no voice kevin16"));
        voice.allocate();
        voice.setRate(WORDS_A_MINUTE);
    }

    @Override
    public short[] speak(String text, int pitch) {
        SampleCatcher catcher = new SampleCatcher();
        voice.setPitch(pitch);
        voice.setAudioPlayer(catcher);
        if (!voice.speak(text)) {
            throw new IllegalStateException("FreeTTS could not say it");
        }
        return Resample.toTelephone(catcher.samples(), RATE);
    }
}
