package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.rehearsal.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The agent's rules, from a data file; the first that fits is followed. */
final class AgentScript {
    static final String START = "start";
    private static final String ANYWHERE = "*";

    private final Map<String, List<Pattern>> told = new LinkedHashMap<>();
    private final Map<String, List<Pattern>> heard = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();

    /** What makes the agent say something: it was asked to, it heard something, a tool gave its result. */
    enum Moment {
        PROMPT,
        HEARD,
        RESULT
    }

    record Rule(
            Set<String> in,
            Moment on,
            Pattern like,
            List<String> needs,
            List<String> can,
            Optional<String> say,
            Optional<String> call,
            Map<String, String> with,
            Optional<String> then) {
        boolean fits(String state, Moment moment, String text, Facts facts, Set<String> tools) {
            return on == moment
                    && (in.contains(state) || in.contains(ANYWHERE))
                    && like.matcher(text).find()
                    && facts.all(needs)
                    && tools.containsAll(can);
        }
    }

    AgentScript(JsonNode script) {
        patterns(script.path("learn"), told);
        patterns(script.path("hear"), heard);
        script.path("rules").forEach(rule -> rules.add(rule(rule)));
    }

    static AgentScript load() {
        return new AgentScript(Json.resource("/rehearsal/agent.json"));
    }

    /** Takes names out of the instructions. */
    void learn(String instructions, Facts facts) {
        take(told, instructions, facts);
    }

    /** Takes names out of what the payer says. */
    void hear(String words, Facts facts) {
        take(heard, words, facts);
    }

    Optional<Rule> find(String state, Moment moment, String text, Facts facts, Set<String> tools) {
        return rules.stream()
                .filter(rule -> rule.fits(state, moment, text, facts, tools))
                .findFirst();
    }

    private static void take(Map<String, List<Pattern>> from, String text, Facts facts) {
        from.forEach((fact, patterns) -> patterns.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .findFirst()
                .ifPresent(found -> facts.put(fact, found.group(1).strip())));
    }

    private static void patterns(JsonNode facts, Map<String, List<Pattern>> into) {
        facts.properties().forEach(fact -> {
            List<Pattern> patterns = new ArrayList<>();
            fact.getValue().forEach(pattern -> patterns.add(Pattern.compile(pattern.asText())));
            into.put(fact.getKey(), patterns);
        });
    }

    private static Rule rule(JsonNode rule) {
        Map<String, String> with = new LinkedHashMap<>();
        rule.path("with")
                .properties()
                .forEach(argument ->
                        with.put(argument.getKey(), argument.getValue().asText()));
        return new Rule(
                Set.copyOf(texts(rule.path("in"))),
                Moment.valueOf(rule.path("on").asText().toUpperCase(Locale.ROOT)),
                Pattern.compile(rule.path("like").asText(""), Pattern.CASE_INSENSITIVE),
                texts(rule.path("needs")),
                texts(rule.path("can")),
                text(rule, "say"),
                text(rule, "call"),
                with,
                text(rule, "then"));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isTextual()) {
            texts.add(node.asText());
        }
        node.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }

    private static Optional<String> text(JsonNode rule, String name) {
        return Optional.of(rule.path(name).asText("")).filter(text -> !text.isEmpty());
    }
}
