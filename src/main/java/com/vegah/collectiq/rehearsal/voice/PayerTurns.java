package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import java.time.Duration;

/** The payer's side of a session: speech that starts and stops, its commitment as an item, its transcript. */
final class PayerTurns implements Ear.Listener {
    private static final Duration TO_TRANSCRIPT = Duration.ofMillis(120);
    private static final int SMALLEST_COMMIT_MILLIS = 100;

    private final SessionParts parts;
    private final Responses responses;
    private final Ear ear;
    private String item = Wire.id("item");

    PayerTurns(SessionParts parts, Responses responses, Hearing hearing) {
        this.parts = parts;
        this.responses = responses;
        this.ear = new Ear(hearing, this);
    }

    void configure() {
        ear.configure(parts.config());
    }

    void append(String base64) {
        if (!parts.config().muLaw()) {
            throw new Trouble("invalid_value", "The rehearsal's voice hears and speaks audio/pcmu only.", "audio");
        }
        ear.append(base64);
    }

    void clear() {
        ear.clear();
        parts.wire().send(Wire.event("input_audio_buffer.cleared"));
    }

    void commitByHand() {
        if (ear.uncommittedMillis() < SMALLEST_COMMIT_MILLIS) {
            throw new Trouble(
                    "input_audio_buffer_commit_empty",
                    "Error committing input audio buffer: buffer too small. Expected at least 100ms of audio, but buffer"
                            + " only has " + ear.uncommittedMillis() + "ms of audio.");
        }
        commit();
    }

    @Override
    public void started(long atMillis) {
        parts.wire()
                .send(Wire.event("input_audio_buffer.speech_started")
                        .put("audio_start_ms", atMillis)
                        .put("item_id", item));
        responses.interrupt();
    }

    @Override
    public void stopped(long atMillis) {
        parts.wire()
                .send(Wire.event("input_audio_buffer.speech_stopped")
                        .put("audio_end_ms", atMillis)
                        .put("item_id", item));
        commit();
        responses.answer();
    }

    private void commit() {
        String committed = item;
        item = Wire.id("item");
        parts.meter().audioIn(ear.uncommittedMillis());
        boolean known = ear.known();
        String words = ear.take();
        parts.wire()
                .send(Wire.event("input_audio_buffer.committed")
                        .put("previous_item_id", parts.conversation().last().orElse(null))
                        .put("item_id", committed));
        ObjectNode json = Conversation.message(committed, "user", "completed");
        json.withArray("content").addObject().put("type", "input_audio");
        parts.conversation().done(parts.conversation().add(json));
        parts.agent().heard(words);
        if (parts.config().transcribes()) {
            parts.stage().after(TO_TRANSCRIPT, () -> new Transcription(parts.wire(), committed).tell(words, known));
        }
    }
}
