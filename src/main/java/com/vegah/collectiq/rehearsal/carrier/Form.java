package com.vegah.collectiq.rehearsal.carrier;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fields of {@code application/x-www-form-urlencoded}, repeated names included. */
final class Form {
    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    static Form parse(String text) {
        Form form = new Form();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                form.fields.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return form;
    }

    /** The query of a target such as {@code /path?a=b}. */
    static Form ofQuery(String target) {
        int query = target.indexOf('?');
        return parse(query < 0 ? "" : target.substring(query + 1));
    }

    static String write(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The last value given, as the carrier takes it; an empty one counts as none. */
    Optional<String> get(String name) {
        List<String> values = all(name);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.get(values.size() - 1)).filter(value -> !value.isEmpty());
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
