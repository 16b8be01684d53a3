package com.vegah.collectiq.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The outside contracts, where they lie beside the project; without them what they would check is taken as it is. */
public final class Contracts {
    private static final Path FOLDER = Path.of("../shared/contracts");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Contracts() {}

    public static Optional<JsonNode> file(String name) {
        Path path = FOLDER.resolve(name);
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readTree(path.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Optional<JsonSchema> schema(String name) {
        return file(name)
                .map(schema ->
                        JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema));
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }

    public static void assertFits(Optional<JsonSchema> schema, String text) {
        schema.ifPresent(present -> assertThat(present.validate(json(text)))
                .as(text.length() > 500 ? text.substring(0, 500) : text)
                .isEmpty());
    }
}
