package com.vegah.collectiq.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of a post in the order they came, repeated ones too: the signature counts them all. */
record Form(List<Field> fields) {
    static final Form EMPTY = new Form(List.of());

    private static final JsonFactory JSON = new JsonFactory();

    record Field(String name, String value) {}

    /** Of {@code application/x-www-form-urlencoded}. */
    static Form of(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        List<Field> fields = new ArrayList<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                fields.add(new Field(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1))));
            }
        }
        return new Form(List.copyOf(fields));
    }

    /** Of a JSON object's own texts and numbers; nothing where it is none. */
    static Form ofJson(byte[] body) {
        List<Field> fields = new ArrayList<>();
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return EMPTY;
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                if (json.nextToken().isScalarValue()) {
                    fields.add(new Field(name, json.getText()));
                }
                json.skipChildren();
            }
        } catch (IOException malformed) {
            return EMPTY;
        }
        return new Form(List.copyOf(fields));
    }

    /** A field's first value, if there is one and it is not empty. */
    Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst()
                .filter(value -> !value.isEmpty());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
