package com.vegah.collectiq.rehearsal.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.rehearsal.Credentials;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Route.Answer;
import com.vegah.collectiq.value.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Supplier;

/** Lets in who has the account's credentials, and turns refusals into the carrier's error JSON. */
final class RestDoor {
    private static final String JSON = "application/json";

    private final Secret expected;

    RestDoor(Credentials credentials) {
        String pair = credentials.accountSid() + ":" + credentials.authToken().reveal();
        this.expected =
                new Secret("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    Answer open(Head head, int status, Supplier<JsonNode> act) {
        try {
            if (!expected.equals(new Secret(head.header("authorization").orElse("")))) {
                throw new Refusal(401, 20003, "Authenticate");
            }
            return Answer.of(status, JSON, act.get().toString());
        } catch (Refusal refusal) {
            return refuse(refusal);
        }
    }

    static Refusal notFound(Head head) {
        return new Refusal(404, 20404, "The requested resource " + head.path() + " was not found");
    }

    private static Answer refuse(Refusal refusal) {
        return Answer.of(
                refusal.status(),
                JSON,
                Json.object()
                        .put("code", refusal.code())
                        .put("message", String.valueOf(refusal.getMessage()))
                        .put("more_info", "https://www.twilio.com/docs/errors/" + refusal.code())
                        .put("status", refusal.status())
                        .toString());
    }
}
