package com.vegah.collectiq.receivable;

/** Where in a call something was said: the transcript's item, its words, who spoke them, milliseconds after the answer. */
public record Evidence(String itemId, String quote, Speaker speaker, long offsetMillis) {
    public enum Speaker {
        PAYER,
        AI,
        COLLECTOR,
        /** A key of the telephone, not words. */
        KEYPAD
    }
}
