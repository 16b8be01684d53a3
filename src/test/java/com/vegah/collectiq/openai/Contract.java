package com.vegah.collectiq.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.vegah.collectiq.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The published contracts, where they are at hand; without them nothing is checked here. */
final class Contract {
    static final Path FOLDER = Path.of("../shared/contracts");
    private static final Map<String, Optional<JsonSchema>> SCHEMAS = new ConcurrentHashMap<>();

    private Contract() {}

    /** Everything we send passes the strict schema of its dialect. */
    static void holdsForClient(Settings.Protocol protocol, JsonNode event) {
        check("openai-realtime-" + name(protocol) + "-client-events.strict", event);
    }

    /** What our doubles say is what the server may say. */
    static void holdsForServer(Settings.Protocol protocol, JsonNode event) {
        check("openai-realtime-" + name(protocol) + "-server-events", event);
    }

    private static String name(Settings.Protocol protocol) {
        return switch (protocol) {
            case GA -> "ga";
            case BETA -> "beta";
        };
    }

    private static void check(String contract, JsonNode event) {
        schema(contract)
                .ifPresent(schema -> assertThat(schema.validate(event))
                        .as("%s: %s", contract, event)
                        .isEmpty());
    }

    private static Optional<JsonSchema> schema(String contract) {
        return SCHEMAS.computeIfAbsent(contract, name -> {
            Path file = FOLDER.resolve(name + ".schema.json");
            return Files.isReadable(file)
                    ? Optional.of(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(read(file)))
                    : Optional.empty();
        });
    }

    /** The documentation's own examples of one side's events; none where the contracts are not at hand. */
    static Iterable<JsonNode> examples(Settings.Protocol protocol, String side) {
        Path file = FOLDER.resolve("samples/openai-" + name(protocol) + "-" + side + "-doc-examples.json");
        return Files.isReadable(file) ? read(file) : Json.object();
    }

    private static JsonNode read(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
