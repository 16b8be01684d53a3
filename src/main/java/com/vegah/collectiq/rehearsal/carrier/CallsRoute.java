package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Route;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** {@code Calls.json}: a POST places a call, a GET lists them. */
record CallsRoute(String path, Carrier carrier, RestDoor door) implements Route.Http {
    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public Admission admit(Head head) {
        return Admission.IN;
    }

    @Override
    public Answer handle(Head head, byte[] body) {
        if (head.method().equals("POST")) {
            Form form = Form.parse(new String(body, StandardCharsets.UTF_8));
            return door.open(head, 201, () -> carrier.place(form).json(account()));
        }
        return door.open(
                head, 200, () -> new CallList(path, Form.ofQuery(head.target())).page(carrier.states(), account()));
    }

    private String account() {
        return path.split("/")[3];
    }
}
