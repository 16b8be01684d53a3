package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Route;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** {@code Calls/CA….json}: a GET fetches the call, a POST ends or redirects it. */
record CallRoute(String path, Carrier carrier, RestDoor door) implements Route.Http {
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
        String asked = head.path().substring(head.path().lastIndexOf('/') + 1);
        String sid = asked.endsWith(".json") ? asked.substring(0, asked.length() - ".json".length()) : "";
        return door.open(
                head,
                200,
                () -> (head.method().equals("POST")
                                ? carrier.update(sid, Form.parse(new String(body, StandardCharsets.UTF_8)))
                                : carrier.state(sid))
                        .orElseThrow(() -> RestDoor.notFound(head))
                        .json(path.split("/")[3]));
    }
}
