package com.vegah.collectiq.rehearsal.carrier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.rehearsal.Json;
import java.util.Base64;
import java.util.Map;

/** What the carrier says on a media stream (twilio: media-streams/websocket-messages); one counter over all kinds. */
final class StreamMessages {
    static final String CONNECTED = "{\"event\":\"connected\",\"protocol\":\"Call\",\"version\":\"1.0.0\"}";

    private final String account;
    private final String call;
    private final String stream;
    private long sequence;
    private long chunk;

    StreamMessages(String account, String call, String stream) {
        this.account = account;
        this.call = call;
        this.stream = stream;
    }

    String start(Map<String, String> parameters) {
        ObjectNode message = message("start");
        ObjectNode start = message.putObject("start")
                .put("accountSid", account)
                .put("streamSid", stream)
                .put("callSid", call);
        start.putArray("tracks").add("inbound");
        start.putObject("mediaFormat")
                .put("encoding", "audio/x-mulaw")
                .put("sampleRate", Frame.RATE)
                .put("channels", 1);
        ObjectNode custom = start.putObject("customParameters");
        parameters.forEach(custom::put);
        return message.toString();
    }

    /** Written by hand: there are fifty a second of these on every call. */
    String media(byte[] frame) {
        chunk++;
        sequence++;
        return "{\"event\":\"media\",\"sequenceNumber\":\"" + sequence
                + "\",\"media\":{\"track\":\"inbound\",\"chunk\":\""
                + chunk + "\",\"timestamp\":\"" + (chunk - 1) * Frame.LENGTH.toMillis() + "\",\"payload\":\""
                + Base64.getEncoder().encodeToString(frame) + "\"},\"streamSid\":\"" + stream + "\"}";
    }

    String mark(String name) {
        ObjectNode message = message("mark");
        message.putObject("mark").put("name", name);
        return message.toString();
    }

    String dtmf(String digit) {
        ObjectNode message = message("dtmf");
        message.putObject("dtmf").put("track", "inbound_track").put("digit", digit);
        return message.toString();
    }

    String stop() {
        ObjectNode message = message("stop");
        message.putObject("stop").put("accountSid", account).put("callSid", call);
        return message.toString();
    }

    private ObjectNode message(String event) {
        sequence++;
        return Json.object()
                .put("event", event)
                .put("sequenceNumber", String.valueOf(sequence))
                .put("streamSid", stream);
    }
}
