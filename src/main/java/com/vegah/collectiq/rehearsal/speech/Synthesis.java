package com.vegah.collectiq.rehearsal.speech;

/** Makes sound of text: 8 kHz samples. May take tens of milliseconds; one thread at a time. */
interface Synthesis {
    /** The pitch is that of the speaker's voice, in hertz. */
    short[] speak(String text, int pitch);
}
