package com.vegah.collectiq.rehearsal.speech;

import com.vegah.collectiq.rehearsal.speech.Hearing.Heard;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a listener has made out of one turn so far, word by word, from the frames that reached it. */
public final class Said {
    private final Map<Utterance, Integer> reached = new LinkedHashMap<>();

    public void hear(Optional<Heard> heard) {
        heard.ifPresent(frame -> reached.merge(frame.utterance(), frame.frame(), Math::max));
    }

    public String text() {
        return reached.entrySet().stream()
                .map(entry -> entry.getKey().textUntil(entry.getValue()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    public void forget() {
        reached.clear();
    }
}
