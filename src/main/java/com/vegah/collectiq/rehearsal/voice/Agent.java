package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.rehearsal.payer.SpokenDay;
import com.vegah.collectiq.rehearsal.voice.AgentScript.Moment;
import com.vegah.collectiq.rehearsal.voice.AgentScript.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in for a model: a handful of rules over what it was told, what it heard and what its tools gave back. Names come from the
 * instructions and amounts from a tool's result, both over the wire; it knows nothing else of payer and debt.
 */
final class Agent {
    private final AgentScript script;
    private final Clock clock;
    private final Facts facts = new Facts();
    private String state = AgentScript.START;
    private Set<String> tools = Set.of();
    private Moment moment = Moment.PROMPT;
    private String text = "";
    private boolean fresh;

    Agent(AgentScript script, Clock clock) {
        this.script = script;
        this.clock = clock;
    }

    sealed interface Part {}

    record Speak(String words) implements Part {}

    record Call(String tool, ObjectNode arguments) implements Part {}

    /** What it does next; {@code before} is where it was, for a response that is cut off before its deed. */
    record Reply(List<Part> parts, String before) {}

    void brief(String instructions, Set<String> available) {
        tools = Set.copyOf(available);
        script.learn(instructions, facts);
    }

    void heard(String words) {
        facts.forget("name", "new_day");
        script.hear(words, facts);
        SpokenDay.hear(words, LocalDate.now(clock)).ifPresent(day -> {
            facts.put("new_day", day.toString());
            facts.put("date", day.toString());
            facts.put("day", SpokenDay.say(day));
        });
        happened(Moment.HEARD, words);
    }

    void toolGave(String tool, JsonNode result) {
        facts.forget("error", "say");
        facts.putAll(result);
        happened(Moment.RESULT, tool);
    }

    /** Instructions of a single response, or a word from the collector: followed where nothing else waits for an answer. */
    Reply reply(String instructions) {
        Moment now = state.equals(AgentScript.START) ? Moment.PROMPT : moment;
        String about = fresh && now != Moment.PROMPT ? text : instructions;
        Moment asked = fresh ? now : Moment.PROMPT;
        fresh = false;
        String before = state;
        Optional<Rule> rule = script.find(state, asked, about, facts, tools);
        List<Part> parts = new ArrayList<>();
        rule.ifPresent(found -> {
            found.say().map(facts::fill).map(Speak::new).ifPresent(parts::add);
            found.call().ifPresent(tool -> parts.add(new Call(tool, arguments(found))));
            state = found.then().orElse(state);
        });
        return new Reply(parts, before);
    }

    /** The reply was cut off before it was done. */
    void undo(Reply reply) {
        state = reply.before();
    }

    private void happened(Moment what, String about) {
        moment = what;
        text = about;
        fresh = true;
    }

    private ObjectNode arguments(Rule rule) {
        ObjectNode arguments = Json.object();
        rule.with().forEach((name, value) -> arguments.put(name, facts.fill(value)));
        return arguments;
    }
}
