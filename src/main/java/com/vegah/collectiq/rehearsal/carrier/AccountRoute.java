package com.vegah.collectiq.rehearsal.carrier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Credentials;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Route;
import java.time.Instant;
import java.util.Set;

/** {@code Accounts/AC….json}: what the doctor looks at. */
record AccountRoute(String path, Credentials credentials, RestDoor door) implements Route.Http {
    @Override
    public Set<String> methods() {
        return Set.of("GET");
    }

    @Override
    public Admission admit(Head head) {
        return Admission.IN;
    }

    @Override
    public Answer handle(Head head, byte[] body) {
        return door.open(head, 200, () -> {
            if (!head.path().endsWith("/" + credentials.accountSid() + ".json")) {
                throw RestDoor.notFound(head);
            }
            return account();
        });
    }

    private ObjectNode account() {
        String uri = "/2010-04-01/Accounts/" + credentials.accountSid();
        ObjectNode account = Json.object()
                .put("sid", credentials.accountSid())
                .put("friendly_name", "Rehearsal")
                .put("owner_account_sid", credentials.accountSid())
                .put("status", "active")
                .put("type", "Full")
                .put("date_created", CallState.date(Instant.EPOCH))
                .put("date_updated", CallState.date(Instant.EPOCH))
                .put("uri", uri + ".json");
        account.putNull("auth_token");
        account.putObject("subresource_uris").put("calls", uri + "/Calls.json");
        return account;
    }
}
