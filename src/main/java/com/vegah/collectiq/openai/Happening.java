package com.vegah.collectiq.openai;

/** What a server event means to us, whatever its name in a dialect. */
enum Happening {
    SESSION_CREATED,
    SESSION_UPDATED,
    ERROR,
    SPEECH_STARTED,
    SPEECH_STOPPED,
    ITEM,
    PAYER_TEXT,
    PAYER_TEXT_DONE,
    PAYER_TEXT_FAILED,
    RESPONSE_CREATED,
    RESPONSE_DONE,
    OUTPUT_ITEM_DONE,
    ARGUMENTS_DONE,
    AUDIO,
    AUDIO_DONE,
    AI_TEXT,
    AI_TEXT_DONE,
    /** Of no interest, or not known: ignored. */
    OTHER
}
