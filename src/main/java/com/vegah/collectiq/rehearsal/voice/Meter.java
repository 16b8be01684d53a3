package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;

/** Counts tokens roughly as the real service does: what was input before is input again, cached. */
final class Meter {
    private static final int MILLIS_A_TOKEN_IN = 100;
    private static final int MILLIS_A_TOKEN_OUT = 50;
    private static final int LETTERS_A_TOKEN = 4;

    private int textIn;
    private int audioIn;
    private int cachedText;
    private int cachedAudio;

    void textIn(String text) {
        textIn += tokens(text);
    }

    void audioIn(long millis) {
        audioIn += (int) (millis / MILLIS_A_TOKEN_IN);
    }

    /** The usage of a response that said this and so much sound. */
    ObjectNode usage(String said, long soundMillis) {
        int textOut = tokens(said);
        int audioOut = (int) (soundMillis / MILLIS_A_TOKEN_OUT);
        ObjectNode usage = Json.object()
                .put("total_tokens", textIn + audioIn + textOut + audioOut)
                .put("input_tokens", textIn + audioIn)
                .put("output_tokens", textOut + audioOut);
        ObjectNode in = usage.putObject("input_token_details")
                .put("text_tokens", textIn)
                .put("audio_tokens", audioIn)
                .put("image_tokens", 0)
                .put("cached_tokens", cachedText + cachedAudio);
        in.putObject("cached_tokens_details")
                .put("text_tokens", cachedText)
                .put("audio_tokens", cachedAudio)
                .put("image_tokens", 0);
        usage.putObject("output_token_details").put("text_tokens", textOut).put("audio_tokens", audioOut);
        cachedText = textIn;
        cachedAudio = audioIn;
        textIn += textOut;
        audioIn += audioOut;
        return usage;
    }

    private static int tokens(String text) {
        return (text.length() + LETTERS_A_TOKEN - 1) / LETTERS_A_TOKEN;
    }
}
