package com.vegah.collectiq.twilio;

import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.PayerId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses that Twilio is told to call us by: paths of the public contract under the public URL. */
record Addresses(URI publicUrl) {
    static final String VOICE = "/collect-iq/voice";
    static final String MEDIA_STREAM = "/collect-iq/media-stream";
    static final String CALL_STATUS = "/collect-iq/call-status";
    static final String STREAM_STATUS = "/collect-iq/stream-status";
    static final String MACHINE_STATUS = "/collect-iq/machine-status";

    URI voice(PayerId payer, AttemptId attempt) {
        return URI.create(publicUrl + VOICE + "?payerId=" + encoded(payer.value()) + "&" + attempt(attempt));
    }

    URI callStatus(AttemptId attempt) {
        return URI.create(publicUrl + CALL_STATUS + "?" + attempt(attempt));
    }

    URI machineStatus(AttemptId attempt) {
        return URI.create(publicUrl + MACHINE_STATUS + "?" + attempt(attempt));
    }

    String streamStatus() {
        return publicUrl + STREAM_STATUS;
    }

    /** wss, or ws where the public URL is plain http, which settings allow for loopback only. */
    String mediaStream() {
        return asWebSocket() + MEDIA_STREAM;
    }

    /** The public URL with the scheme of a WebSocket. */
    String asWebSocket() {
        return publicUrl.toString().replaceFirst("(?i)^http", "ws");
    }

    private static String attempt(AttemptId attempt) {
        return "attempt=" + encoded(attempt.value());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
