package com.vegah.collectiq.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vegah.collectiq.call.Turn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A transcript as JSON lines, one turn a line, in order. */
public final class TranscriptLines {
    private static final ObjectMapper JSON = new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private TranscriptLines() {}

    public static void write(OutputStream out, List<Turn> turns) {
        try {
            for (Turn turn : turns) {
                out.write(JSON.writeValueAsString(object(turn)).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> object(Turn turn) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("seq", turn.seq());
        object.put("at", turn.at().toString());
        object.put("offsetMs", turn.offsetMillis());
        object.put("speaker", turn.speaker().name());
        object.put("itemId", turn.itemId());
        object.put("text", turn.text());
        object.put("heardText", turn.heardText());
        return object;
    }
}
