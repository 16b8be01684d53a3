package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.rehearsal.Json;
import java.time.Duration;
import java.util.Optional;

/** A session's responses, one at a time: asked for by the client, or due because the payer has finished a turn. */
final class Responses {
    private static final Duration TO_RESPONSE = Duration.ofMillis(60);

    private final SessionParts parts;
    private Optional<ResponseRun> running = Optional.empty();
    private boolean due;
    private boolean closed;

    Responses(SessionParts parts) {
        this.parts = parts;
    }

    void create(JsonNode response) {
        if (running.isPresent()) {
            throw new Trouble(
                    "conversation_already_has_active_response",
                    "Conversation already has an active response in progress: "
                            + running.get().id() + ". Wait until the response is finished before creating a new one.");
        }
        due = false;
        ResponseRun run =
                new ResponseRun(parts.agent().reply(added(response)), parts, () -> running = Optional.empty());
        running = Optional.of(run);
        run.start();
    }

    void cancel(String wanted) {
        running.filter(active -> wanted.isEmpty() || active.id().equals(wanted))
                .orElseThrow(() ->
                        new Trouble("response_cancel_not_active", "Cancellation failed: no active response found"))
                .cancel("client_cancelled");
    }

    /** The payer began to speak. */
    void interrupt() {
        due = false;
        if (parts.config().interrupts()) {
            running.ifPresent(run -> run.cancel("turn_detected"));
        }
    }

    /** The payer finished. */
    void answer() {
        if (parts.config().createsResponses()) {
            due = true;
            parts.stage().after(TO_RESPONSE, () -> {
                if (due && !closed && running.isEmpty()) {
                    create(Json.object());
                }
            });
        }
    }

    void close() {
        closed = true;
        running.ifPresent(ResponseRun::drop);
    }

    /** What a response's instructions say beyond the session's, of which they take the place. */
    private String added(JsonNode response) {
        String whole = response.path("instructions").asText("");
        String standing = parts.config().instructions();
        return whole.startsWith(standing) ? whole.substring(standing.length()) : whole;
    }
}
