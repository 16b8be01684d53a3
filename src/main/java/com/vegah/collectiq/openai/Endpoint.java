package com.vegah.collectiq.openai;

import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a session is opened and with which model: the set address, with the model appended unless its query has one. */
record Endpoint(URI uri, String model) {
    /** The deltas of long answers reach hundreds of kilobytes; OpenAI's own limit is 15 MiB the other way. */
    static final int MAX_MESSAGE_BYTES = 4 << 20;

    private static final String OPENAI = "api.openai.com";

    static Endpoint of(Settings.OpenAi settings) {
        URI set = settings.realtimeUrl();
        return modelIn(set).map(model -> new Endpoint(set, model)).orElseGet(() -> append(set, settings.model()));
    }

    private static Optional<String> modelIn(URI uri) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith("model="))
                .map(pair -> URLDecoder.decode(pair.substring("model=".length()), StandardCharsets.UTF_8))
                .findFirst();
    }

    private static Endpoint append(URI uri, String model) {
        String address = uri.toString();
        String joint = uri.getRawQuery() == null ? "?" : uri.getRawQuery().isEmpty() ? "" : "&";
        return new Endpoint(
                URI.create(address + joint + "model=" + URLEncoder.encode(model, StandardCharsets.UTF_8)), model);
    }

    String host() {
        return uri.getHost() == null ? uri.toString() : uri.getHost();
    }

    /** Only of OpenAI's own address do we know which models and voices it has. */
    boolean isOpenAi() {
        return OPENAI.equalsIgnoreCase(uri.getHost());
    }

    static Map<String, String> headers(Optional<Secret> key, Dialect dialect) {
        Map<String, String> headers = new HashMap<>(dialect.headers());
        key.ifPresent(secret ->
                headers.put("Authorization", "Bearer " + secret.reveal().strip()));
        return Map.copyOf(headers);
    }
}
