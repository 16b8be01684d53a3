package com.vegah.collectiq.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether a head asks for a WebSocket as RFC 6455, 4.2.1 wants it, and that head as the protocol object reads it. */
final class Upgrade {
    private static final int KEY_BYTES = 16;

    private Upgrade() {}

    /** Nothing where all is well; else the refusal. */
    static Optional<Malformed> fault(Head head) {
        if (!lists(head, "upgrade", "websocket") || !lists(head, "connection", "upgrade")) {
            return Optional.of(new Malformed(426, "no upgrade to WebSocket"));
        }
        if (!head.header("sec-websocket-version").orElse("").equals("13")) {
            return Optional.of(new Malformed(426, "a WebSocket version other than 13"));
        }
        if (!keyIsRight(head)) {
            return Optional.of(new Malformed(400, "malformed Sec-WebSocket-Key"));
        }
        return Optional.empty();
    }

    static Map<String, String> offered() {
        return Map.of("Upgrade", "websocket", "Sec-WebSocket-Version", "13");
    }

    /** Only what the handshake needs: no extensions and no protocols are offered on, so none is chosen. */
    static ByteBuffer plainHead(Head head) {
        String text =
                "GET " + head.target() + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                        + head.header("sec-websocket-key").orElse("") + "\r\n\r\n";
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean keyIsRight(Head head) {
        List<String> keys = head.headers().getOrDefault("sec-websocket-key", List.of());
        try {
            return keys.size() == 1 && Base64.getDecoder().decode(keys.get(0)).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean lists(Head head, String name, String wanted) {
        return head.headers().getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .anyMatch(word -> word.strip().toLowerCase(Locale.ROOT).equals(wanted));
    }
}
