package com.vegah.collectiq.openai;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Obstacle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What api.openai.com has and has no more: voices, and models with the day they were or will be shut down. */
final class Catalog {
    // GA schema, VoiceIdsShared; fable, onyx and nova are voices of other APIs
    private static final List<String> VOICES =
            List.of("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar");

    private static final LocalDate PREVIEWS_ENDED = LocalDate.of(2026, 5, 7);
    private static final LocalDate FIRST_GENERATION_ENDS = LocalDate.of(2027, 1, 20);
    private static final LocalDate OLD_TRANSCRIPTION_ENDS = LocalDate.of(2027, 2, 26);

    // OpenAI's deprecations page as of September 2026: contracts/openai-realtime.md section 1
    private static final List<Ending> MODELS = List.of(
            new Ending("gpt-4o-realtime-preview", true, PREVIEWS_ENDED, "gpt-realtime-2.1"),
            new Ending("gpt-4o-mini-realtime-preview", true, PREVIEWS_ENDED, "gpt-realtime-2.1-mini"),
            new Ending("gpt-realtime-mini-2025-10-06", false, LocalDate.of(2026, 7, 23), "gpt-realtime-2.1-mini"),
            new Ending("gpt-realtime", false, FIRST_GENERATION_ENDS, "gpt-realtime-2.1"),
            new Ending("gpt-realtime-2025-08-28", false, FIRST_GENERATION_ENDS, "gpt-realtime-2.1"),
            new Ending("gpt-realtime-mini", true, FIRST_GENERATION_ENDS, "gpt-realtime-2.1-mini"));

    private static final List<Ending> TRANSCRIPTION = List.of(
            new Ending("whisper-1", false, OLD_TRANSCRIPTION_ENDS, "gpt-live-transcribe"),
            new Ending("gpt-4o-transcribe", true, OLD_TRANSCRIPTION_ENDS, "gpt-live-transcribe"),
            new Ending("gpt-4o-mini-transcribe", true, OLD_TRANSCRIPTION_ENDS, "gpt-live-transcribe"));

    /** The last known endings are facts whatever a wrong clock says. */
    private static final LocalDate AS_OF = LocalDate.of(2026, 9, 1);

    private Catalog() {}

    /** Why these settings cannot work at api.openai.com on this day, if so. */
    static Optional<Obstacle> obstacle(Settings.OpenAi settings, String model, LocalDate today) {
        if (settings.protocol() == Settings.Protocol.BETA) {
            return Optional.of(Gone.obstacle("openai.beta-removed"));
        }
        if (!VOICES.contains(settings.voice())) {
            return Optional.of(Gone.obstacle("openai.voice-unknown", settings.voice(), String.join(", ", VOICES)));
        }
        return ended(MODELS, model, today, "openai.model-ended")
                .or(() -> ended(TRANSCRIPTION, settings.transcriptionModel(), today, "openai.transcription-ended"));
    }

    /** The day a model will be shut down, if one is known and still to come. */
    static Optional<LocalDate> lastDay(String model, LocalDate today) {
        return MODELS.stream()
                .filter(ending -> ending.means(model) && ending.day().isAfter(today))
                .map(Ending::day)
                .findFirst();
    }

    private static Optional<Obstacle> ended(List<Ending> endings, String model, LocalDate today, String key) {
        LocalDate day = today.isBefore(AS_OF) ? AS_OF : today;
        return endings.stream()
                .filter(ending -> ending.means(model) && !day.isBefore(ending.day()))
                .map(ending -> Gone.obstacle(key, model, ending.day().toString(), ending.successor()))
                .findFirst();
    }

    private record Ending(String model, boolean withSnapshots, LocalDate day, String successor) {
        boolean means(String name) {
            return name.equals(model) || (withSnapshots && name.startsWith(model + "-"));
        }
    }
}
