package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the agent knows, by name; sentences take it in as {@code {name}} or, the first that is known, {@code {one|other}}. */
final class Facts {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]+)}");

    private final Map<String, String> known = new HashMap<>();

    void put(String name, String value) {
        known.put(name, value);
    }

    void forget(String... names) {
        known.keySet().removeAll(Arrays.asList(names));
    }

    /** Every leaf of a tool's result, by its path ({@code invoices.0.number}). */
    void putAll(JsonNode result) {
        leaves("", result);
    }

    boolean all(List<String> alternatives) {
        return alternatives.stream().allMatch(names -> first(names).isPresent());
    }

    String fill(String sentence) {
        return PLACE.matcher(sentence)
                .replaceAll(
                        found -> Matcher.quoteReplacement(first(found.group(1)).orElse("")));
    }

    private Optional<String> first(String alternatives) {
        return Arrays.stream(alternatives.split("\\|"))
                .map(known::get)
                .filter(value -> value != null && !value.isEmpty())
                .findFirst();
    }

    private void leaves(String path, JsonNode node) {
        if (node.isValueNode()) {
            if (!node.isNull()) {
                known.put(path, node.asText());
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(join(path, String.valueOf(i)), node.get(i));
            }
        } else {
            node.properties().forEach(field -> leaves(join(path, field.getKey()), field.getValue()));
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
