package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The shape OpenAI serves since 2025: nested audio settings, one output modality, no temperature, no beta header. */
final class Ga implements Dialect {
    private static final String MU_LAW = "audio/pcmu";
    private static final double KEEP_OF_CONTEXT = 0.8;

    // "gpt-realtime-2025-08-28" is a date, not a generation
    private static final Pattern GENERATION = Pattern.compile("gpt-realtime-(\\d{1,2})(\\.\\d+)?(-.*)?");

    // keywords are "supported by gpt-transcribe and gpt-live-transcribe": GA schema, AudioTranscription
    private static final List<String> WITH_KEYWORDS = List.of("gpt-transcribe", "gpt-live-transcribe");

    private static final Map<String, Happening> NAMES = Dialect.names(Map.of(
            "conversation.item.added", Happening.ITEM,
            "conversation.item.done", Happening.ITEM,
            "response.output_audio.delta", Happening.AUDIO,
            "response.output_audio.done", Happening.AUDIO_DONE,
            "response.output_audio_transcript.delta", Happening.AI_TEXT,
            "response.output_audio_transcript.done", Happening.AI_TEXT_DONE));

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public ObjectNode session(Settings.OpenAi settings, String model, Voice.Brief brief) {
        ObjectNode session = Json.object().put("type", "realtime");
        session.putArray("output_modalities").add("audio");
        session.put("instructions", brief.instructions());
        session.put("max_output_tokens", settings.maxOutputTokens());
        ObjectNode audio = session.putObject("audio");
        input(audio.putObject("input"), settings, brief);
        ObjectNode output = audio.putObject("output").put("voice", settings.voice());
        output.putObject("format").put("type", MU_LAW);
        session.set("tools", SessionParts.tools(brief.tools()));
        session.put("tool_choice", "auto");
        session.putObject("truncation").put("type", "retention_ratio").put("retention_ratio", KEEP_OF_CONTEXT);
        if (reasons(model) && !settings.reasoningEffort().isBlank()) {
            session.putObject("reasoning").put("effort", settings.reasoningEffort());
        }
        return session;
    }

    private static void input(ObjectNode input, Settings.OpenAi settings, Voice.Brief brief) {
        input.putObject("format").put("type", MU_LAW);
        input.set("noise_reduction", SessionParts.noiseReduction(settings.turns()));
        input.set("turn_detection", turnDetection(settings.turns(), false));
        if (settings.transcriptionModel().isBlank()) {
            return;
        }
        ObjectNode transcription = SessionParts.transcription(settings, brief);
        if (WITH_KEYWORDS.contains(settings.transcriptionModel())
                && !brief.keywords().isEmpty()) {
            brief.keywords().forEach(transcription.putArray("keywords")::add);
        }
        input.set("transcription", transcription);
    }

    private static ObjectNode turnDetection(Settings.Turns turns, boolean held) {
        ObjectNode detection = SessionParts.turnDetection(turns, held);
        boolean speaksUp = turns.detection() == Settings.Detection.SERVER_VAD && !held;
        turns.idleMillis().ifPresent(idle -> {
            if (speaksUp) {
                detection.put("idle_timeout_ms", idle);
            }
        });
        return detection;
    }

    @Override
    public ObjectNode turns(Settings.Turns turns, boolean held) {
        ObjectNode session = Json.object().put("type", "realtime");
        session.putObject("audio").putObject("input").set("turn_detection", turnDetection(turns, held));
        return session;
    }

    @Override
    public void textOnly(ObjectNode response, int mostTokens) {
        response.put("max_output_tokens", mostTokens)
                .putArray("output_modalities")
                .add("text");
    }

    /** Only gpt-realtime-2 and later accept {@code reasoning}. */
    static boolean reasons(String model) {
        var generation = GENERATION.matcher(model);
        return generation.matches() && Integer.parseInt(generation.group(1)) >= 2;
    }

    @Override
    public List<String> dispensable() {
        return List.of(
                "/session/reasoning",
                "/session/truncation",
                "/session/audio/input/noise_reduction",
                "/session/audio/input/turn_detection/idle_timeout_ms",
                "/session/audio/input/transcription/keywords",
                "/session/audio/input/transcription/language");
    }

    @Override
    public Formats formats(JsonNode session) {
        JsonNode audio = session.path("audio");
        return new Formats(
                Json.text(audio.path("input").path("format"), "type"),
                Json.text(audio.path("output").path("format"), "type"),
                MU_LAW);
    }

    @Override
    public String audioDelta() {
        return "response.output_audio.delta";
    }

    @Override
    public Happening happening(String type) {
        return NAMES.getOrDefault(type, Happening.OTHER);
    }
}
