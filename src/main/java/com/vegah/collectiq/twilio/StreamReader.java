package com.vegah.collectiq.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/** Reads one stream message token by token: fields in any order, unknown ones left out, and the payload's text never touched. */
final class StreamReader {
    private static final int DEEPEST = 32;
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private String event = "";
    private String streamSid = "";
    private String callSid = "";
    private String token = "";
    private String track = "";
    private String payload = "";
    private String timestamp = "";
    private String name = "";
    private String digit = "";
    private String encoding = "";
    private String rate = "";

    private StreamReader() {}

    /** Throws where the text is no JSON object with an event, or its sound is none. */
    static StreamMessage read(String text) throws IOException {
        try (JsonParser json = JSON.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(json, "Not an object");
            }
            StreamReader reader = new StreamReader();
            reader.object("", json);
            if (json.nextToken() != null) {
                throw new JsonParseException(json, "More than one object");
            }
            return reader.message(json);
        }
    }

    private void object(String within, JsonParser json) throws IOException {
        for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT && isRead(within, field)) {
                object(field, json);
            } else if (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT) {
                keep(within, field, json);
            } else {
                json.skipChildren();
            }
        }
    }

    private static boolean isRead(String within, String field) {
        return switch (field) {
            case "media", "start", "mark", "dtmf" -> within.isEmpty();
            case "customParameters", "mediaFormat" -> within.equals("start");
            default -> false;
        };
    }

    private void keep(String within, String field, JsonParser json) throws IOException {
        switch (within) {
            case "" -> keepTop(field, json);
            case "media" -> keepMedia(field, json);
            case "start" -> keepStart(field, json);
            case "customParameters" -> token = field.equals(MediaStream.TOKEN) ? json.getText() : token;
            case "mediaFormat" -> keepFormat(field, json);
            case "mark" -> name = field.equals("name") ? json.getText() : name;
            case "dtmf" -> digit = field.equals("digit") ? json.getText() : digit;
            default -> {}
        }
    }

    private void keepTop(String field, JsonParser json) throws IOException {
        if (field.equals("event")) {
            event = json.getText();
        } else if (field.equals("streamSid")) {
            streamSid = json.getText();
        }
    }

    private void keepMedia(String field, JsonParser json) throws IOException {
        switch (field) {
            case "payload" -> payload = json.getText();
            case "timestamp" -> timestamp = json.getText();
            case "track" -> track = json.getText();
            default -> {}
        }
    }

    private void keepStart(String field, JsonParser json) throws IOException {
        if (field.equals("callSid")) {
            callSid = json.getText();
        } else if (field.equals("streamSid") && streamSid.isEmpty()) {
            streamSid = json.getText();
        }
    }

    private void keepFormat(String field, JsonParser json) throws IOException {
        if (field.equals("encoding")) {
            encoding = json.getText();
        } else if (field.equals("sampleRate")) {
            rate = json.getText();
        }
    }

    private StreamMessage message(JsonParser json) throws IOException {
        return switch (event) {
            case "media" ->
                payload.isEmpty() || track.equals("outbound") ? new StreamMessage.Other(event) : media(json);
            case "start" -> new StreamMessage.Start(streamSid, callSid, token, isTelephoneSound());
            case "mark" -> new StreamMessage.Mark(name);
            case "dtmf" -> new StreamMessage.Digit(digit);
            case "stop" -> new StreamMessage.Stop();
            case "" -> throw new JsonParseException(json, "No event");
            default -> new StreamMessage.Other(event);
        };
    }

    private StreamMessage media(JsonParser json) throws IOException {
        // Handed on into other JSON as it is, so that nothing but base64 may pass.
        if (!Base64Text.is(payload)) {
            throw new JsonParseException(json, "A payload that is not base64");
        }
        try {
            return new StreamMessage.Media(payload, Long.parseLong(timestamp));
        } catch (NumberFormatException e) {
            throw new JsonParseException(json, "A timestamp that is no number", e);
        }
    }

    /** What is not told is taken for the one format there is. */
    private boolean isTelephoneSound() {
        return (encoding.isEmpty() || encoding.equals("audio/x-mulaw")) && (rate.isEmpty() || rate.equals("8000"));
    }
}
