package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shape of the Realtime wire: how a session is described and what its events are called. All other client events are the same in both. */
sealed interface Dialect permits Ga, Beta {
    /** The one place where the dialect is chosen. */
    static Dialect of(Settings.Protocol protocol) {
        return switch (protocol) {
            case GA -> new Ga();
            case BETA -> new Beta();
        };
    }

    /** Headers of the upgrade besides the key's. */
    Map<String, String> headers();

    /** The {@code session} of a {@code session.update}. */
    ObjectNode session(Settings.OpenAi settings, String model, Voice.Brief brief);

    /** The {@code session} of an update that changes nothing but who begins and ends the AI's turns: the voice as set, or nobody but us. */
    ObjectNode turns(Settings.Turns turns, boolean held);

    /** Makes a response one of text alone, of so many tokens at most. */
    void textOnly(ObjectNode response, int mostTokens);

    /** Parts of an update that a server may refuse without loss of the call, as JSON pointers. */
    List<String> dispensable();

    /** The sound's formats as a {@code session.updated} tells them, in and out; empty where it does not. */
    Formats formats(JsonNode session);

    /** The type of the event that carries sound. */
    String audioDelta();

    Happening happening(String type);

    /** How sound goes in and out. */
    record Formats(String in, String out, String muLaw) {
        boolean muLawBothWays() {
            return in.equals(muLaw) && out.equals(muLaw);
        }
    }

    /** The names that both dialects share, with a dialect's own. */
    static Map<String, Happening> names(Map<String, Happening> own) {
        Map<String, Happening> names = new HashMap<>(own);
        names.put("session.created", Happening.SESSION_CREATED);
        names.put("session.updated", Happening.SESSION_UPDATED);
        names.put("error", Happening.ERROR);
        names.put("input_audio_buffer.speech_started", Happening.SPEECH_STARTED);
        names.put("input_audio_buffer.speech_stopped", Happening.SPEECH_STOPPED);
        names.put("conversation.item.created", Happening.ITEM);
        names.put("conversation.item.input_audio_transcription.delta", Happening.PAYER_TEXT);
        names.put("conversation.item.input_audio_transcription.completed", Happening.PAYER_TEXT_DONE);
        names.put("conversation.item.input_audio_transcription.failed", Happening.PAYER_TEXT_FAILED);
        names.put("response.created", Happening.RESPONSE_CREATED);
        names.put("response.done", Happening.RESPONSE_DONE);
        names.put("response.output_item.done", Happening.OUTPUT_ITEM_DONE);
        names.put("response.function_call_arguments.done", Happening.ARGUMENTS_DONE);
        return Map.copyOf(names);
    }
}
