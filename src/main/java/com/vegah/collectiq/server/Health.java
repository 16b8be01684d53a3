package com.vegah.collectiq.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** {@code GET /health}, for this computer only: behind a tunnel everyone is 127.0.0.1, so the head tells who asks. */
public final class Health implements Route.Http {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LOOPBACK_HOST =
            Pattern.compile("(?i)(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");

    private final String version;
    private final String mode;
    private final IntSupplier liveCalls;
    private final Supplier<Map<String, Integer>> queues;
    private final Supplier<Map<String, Long>> counts;

    /** {@code queues} by name: how much waits; {@code counts}: what was refused or dropped, see {@link Counters#snapshot}. */
    public Health(
            String version,
            String mode,
            IntSupplier liveCalls,
            Supplier<Map<String, Integer>> queues,
            Supplier<Map<String, Long>> counts) {
        this.version = version;
        this.mode = mode;
        this.liveCalls = liveCalls;
        this.queues = queues;
        this.counts = counts;
    }

    @Override
    public String path() {
        return "/health";
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET");
    }

    @Override
    public Admission admit(Head head) {
        boolean forwarded = head.headers().keySet().stream()
                .anyMatch(name -> name.equals("forwarded") || name.startsWith("x-forwarded-"));
        boolean local = LOOPBACK_HOST.matcher(head.header("host").orElse("")).matches();
        return local && !forwarded ? Admission.IN : new Admission.Refused(404, "health is for this computer only");
    }

    @Override
    public Answer handle(Head head, byte[] body) {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("status", "ok");
        health.put("version", version);
        health.put("mode", mode);
        health.put("liveCalls", liveCalls.getAsInt());
        health.put("queues", new TreeMap<>(queues.get()));
        health.put("counts", counts.get());
        try {
            return new Answer(
                    200, "application/json", JSON.writeValueAsString(health), Map.of("Cache-Control", "no-store"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write the health", e);
        }
    }
}
