package com.vegah.collectiq.rehearsal.voice;

import com.vegah.collectiq.rehearsal.Backstage;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import com.vegah.collectiq.rehearsal.speech.Speech;

/** What every session of the voice works with. */
record VoiceStudio(Backstage stage, Speech speech, Hearing hearing, AgentScript script) {
    /** The AI's own pitch, in hertz; no payer's. */
    static final int PITCH = 100;
}
