package com.vegah.collectiq.rehearsal.payer;

import com.vegah.collectiq.call.Rehearsals;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who plays what: a payer's own story, the one prepared for the next call, or else the first story there is. Safe for every thread. */
public final class Casting implements Rehearsals {
    private final List<Story> stories;
    private final Map<PayerId, Story> prepared = new ConcurrentHashMap<>();

    public Casting(List<Story> stories) {
        this.stories = List.copyOf(stories);
    }

    @Override
    public List<Rehearsals.Scenario> scenarios() {
        return stories.stream()
                .map(story -> new Rehearsals.Scenario(
                        story.name(),
                        Texts.text("rehearsal.scenario." + story.name()),
                        story.payer(),
                        story.expected()))
                .toList();
    }

    @Override
    public void prepare(String name) {
        var story = stories.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario named " + name));
        prepared.put(story.payer(), story);
    }

    /** The story that a call to this payer plays; what was prepared is used up. */
    public Story play(Optional<PayerId> payer) {
        return payer.map(prepared::remove)
                .or(() -> stories.stream()
                        .filter(story -> payer.isPresent() && story.payer().equals(payer.get()))
                        .findFirst())
                .orElseGet(() -> stories.get(0));
    }
}
