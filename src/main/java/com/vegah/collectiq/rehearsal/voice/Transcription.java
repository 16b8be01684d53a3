package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/** Tells what the payer said, some words at a time, or that nothing could be made out. */
final class Transcription {
    private static final int WORDS_A_DELTA = 4;

    private final Wire wire;
    private final String item;

    Transcription(Wire wire, String item) {
        this.wire = wire;
        this.item = item;
    }

    /** A known sound without words was a noise. */
    void tell(String words, boolean known) {
        if (words.isEmpty() && !known) {
            ObjectNode failed = event("failed");
            failed.putObject("error")
                    .put("type", "transcription_error")
                    .put("code", "audio_unintelligible")
                    .put("message", "The audio could not be transcribed.");
            wire.send(failed);
            return;
        }
        String[] each = words.isEmpty() ? new String[0] : words.split(" ");
        for (int from = 0; from < each.length; from += WORDS_A_DELTA) {
            int until = Math.min(each.length, from + WORDS_A_DELTA);
            String delta = String.join(" ", Arrays.copyOfRange(each, from, until));
            wire.send(event("delta").put("delta", from == 0 ? delta : " " + delta));
        }
        ObjectNode completed = event("completed").put("transcript", words);
        completed.putObject("usage").put("type", "duration").put("seconds", Math.max(1, each.length / 3));
        wire.send(completed);
    }

    private ObjectNode event(String kind) {
        return Wire.event("conversation.item.input_audio_transcription." + kind)
                .put("item_id", item)
                .put("content_index", 0);
    }
}
