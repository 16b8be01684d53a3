package com.vegah.collectiq.rehearsal.payer;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.receivable.OutreachStatus;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.rehearsal.payer.Story.Cue;
import com.vegah.collectiq.rehearsal.payer.Story.Line;
import com.vegah.collectiq.rehearsal.payer.Story.Ring;
import com.vegah.collectiq.value.PayerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the stories from their data files; times in the files are milliseconds. */
public final class Stories {
    private static final String FOLDER = "/rehearsal/";
    private static final List<String> NAMES = List.of(
            "promise",
            "forgot",
            "wrong-party",
            "interrupts",
            "hangs-up",
            "no-answer",
            "busy",
            "voicemail",
            "noisy",
            "opts-out");

    private Stories() {}

    /** All of them; the first is what a payer without a story of its own plays. */
    public static List<Story> all() {
        return NAMES.stream()
                .map(name -> read(name, Json.resource(FOLDER + name + ".json")))
                .toList();
    }

    static Story read(String name, JsonNode story) {
        return new Story(
                name,
                new PayerId(story.path("payer").asText()),
                OutreachStatus.valueOf(story.path("expected").asText()),
                constant(Ring.class, story.path("ring").asText("answers")),
                millis(story, "rings", 3000),
                story.path("answeredBy").asText("human"),
                millis(story, "verdictAfter", 2200),
                story.path("pitch").asInt(150),
                millis(story, "patience", 15_000),
                lines(story.path("lines")));
    }

    private static List<Line> lines(JsonNode lines) {
        List<Line> read = new ArrayList<>();
        for (JsonNode line : lines) {
            read.add(new Line(
                    constant(Cue.class, line.path("cue").asText("silence")),
                    millis(line, "wait", 600),
                    line.path("say").asText(""),
                    millis(line, "noise", 0),
                    line.path("press").asText(""),
                    line.path("hangUp").asBoolean(false)));
        }
        return read;
    }

    private static Duration millis(JsonNode of, String key, int otherwise) {
        return Duration.ofMillis(of.path(key).asInt(otherwise));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
