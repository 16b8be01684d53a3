package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.settings.Settings;
import java.util.List;
import java.util.Map;

/** The shape OpenAI removed in May 2026 and compatible servers still speak: flat settings, g711_ulaw, temperature, the beta header. */
final class Beta implements Dialect {
    private static final String MU_LAW = "g711_ulaw";

    private static final Map<String, Happening> NAMES = Dialect.names(Map.of(
            "response.audio.delta", Happening.AUDIO,
            "response.audio.done", Happening.AUDIO_DONE,
            "response.audio_transcript.delta", Happening.AI_TEXT,
            "response.audio_transcript.done", Happening.AI_TEXT_DONE));

    @Override
    public Map<String, String> headers() {
        return Map.of("OpenAI-Beta", "realtime=v1");
    }

    @Override
    public ObjectNode session(Settings.OpenAi settings, String model, Voice.Brief brief) {
        ObjectNode session = Json.object();
        session.putArray("modalities").add("audio").add("text");
        session.put("instructions", brief.instructions());
        session.put("voice", settings.voice());
        session.put("input_audio_format", MU_LAW);
        session.put("output_audio_format", MU_LAW);
        if (!settings.transcriptionModel().isBlank()) {
            session.set("input_audio_transcription", SessionParts.transcription(settings, brief));
        }
        session.set("input_audio_noise_reduction", SessionParts.noiseReduction(settings.turns()));
        session.set("turn_detection", SessionParts.turnDetection(settings.turns(), false));
        session.set("tools", SessionParts.tools(brief.tools()));
        session.put("tool_choice", "auto");
        settings.temperature().ifPresent(temperature -> session.put("temperature", temperature));
        session.put("max_response_output_tokens", settings.maxOutputTokens());
        return session;
    }

    @Override
    public ObjectNode turns(Settings.Turns turns, boolean held) {
        ObjectNode session = Json.object();
        session.set("turn_detection", SessionParts.turnDetection(turns, held));
        return session;
    }

    @Override
    public void textOnly(ObjectNode response, int mostTokens) {
        response.put("max_response_output_tokens", mostTokens)
                .putArray("modalities")
                .add("text");
    }

    @Override
    public List<String> dispensable() {
        return List.of(
                "/session/temperature",
                "/session/input_audio_noise_reduction",
                "/session/input_audio_transcription/language");
    }

    @Override
    public Formats formats(JsonNode session) {
        return new Formats(Json.text(session, "input_audio_format"), Json.text(session, "output_audio_format"), MU_LAW);
    }

    @Override
    public String audioDelta() {
        return "response.audio.delta";
    }

    @Override
    public Happening happening(String type) {
        return NAMES.getOrDefault(type, Happening.OTHER);
    }
}
