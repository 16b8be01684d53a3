package com.vegah.collectiq.rehearsal.voice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.rehearsal.Credentials;
import com.vegah.collectiq.rehearsal.Json;
import com.vegah.collectiq.server.Socket;
import java.util.Optional;

/** Sends server events, each with an id of its own. */
final class Wire {
    private static final int ID_LENGTH = 26;

    private final Socket socket;

    Wire(Socket socket) {
        this.socket = socket;
    }

    /** A new name such as {@code item_3f…}. */
    static String id(String kind) {
        return Credentials.sid(kind + "_").substring(0, Math.min(ID_LENGTH, kind.length() + 1 + 20));
    }

    static ObjectNode event(String type) {
        return Json.object().put("event_id", id("event")).put("type", type);
    }

    void send(ObjectNode event) {
        socket.send(event.toString());
    }

    void error(String code, String message, Optional<String> param, Optional<String> clientEvent) {
        ObjectNode event = event("error");
        event.putObject("error")
                .put("type", "invalid_request_error")
                .put("code", code)
                .put("message", message)
                .put("param", param.orElse(null))
                .put("event_id", clientEvent.orElse(null));
        send(event);
    }

    void close(int code, String reason) {
        socket.close(code, reason);
    }
}
