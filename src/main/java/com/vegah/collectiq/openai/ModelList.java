package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OpenAI's list of models, asked for the day on which one will be shut down. Blocks for some seconds at most. */
final class ModelList {
    private static final Logger LOG = LoggerFactory.getLogger(ModelList.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int OK = 200;
    private static final int DAY_LENGTH = "2027-01-20".length();

    private final URI list;
    private final String key;

    ModelList(URI list, String key) {
        this.list = list;
        this.key = key;
    }

    /** Only OpenAI's own server is known to have the list. */
    static Optional<ModelList> of(Endpoint endpoint, Settings.OpenAi settings) {
        return settings.apiKey()
                .filter(key -> endpoint.isOpenAi())
                .map(key -> new ModelList(
                        URI.create("https://" + endpoint.host() + "/v1/models"),
                        key.reveal().strip()));
    }

    /** The day the list names for a model; empty where it names none or cannot be had. */
    Optional<LocalDate> shutdown(String model) {
        HttpRequest request = HttpRequest.newBuilder(list)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .build();
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == OK ? find(Json.readOrEmpty(answer.body()), model) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("The list of models could not be read", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    // GET /v1/models carries shutdown_date: contracts/openai-realtime.md section 1; the field's type is not told, so
    // both are read
    private static Optional<LocalDate> find(JsonNode models, String model) {
        for (JsonNode entry : models.path("data")) {
            if (Json.text(entry, "id").equals(model)) {
                return day(entry.path("shutdown_date"));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(JsonNode date) {
        if (date.isNumber()) {
            return Optional.of(LocalDate.ofInstant(Instant.ofEpochSecond(date.asLong()), ZoneOffset.UTC));
        }
        String text = date.isNull() ? "" : date.asText("");
        try {
            return Optional.of(LocalDate.parse(text.substring(0, Math.min(DAY_LENGTH, text.length()))));
        } catch (DateTimeParseException noDay) {
            return Optional.empty();
        }
    }
}
