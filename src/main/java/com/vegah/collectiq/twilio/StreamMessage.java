package com.vegah.collectiq.twilio;

/** A message on a media stream, as far as we need it: voice/media-streams/websocket-messages. */
sealed interface StreamMessage {
    /** Sound: base64 as it came, and milliseconds since the stream's start. */
    record Media(String payload, long timestampMillis) implements StreamMessage {}

    /** A stream begins; the token is empty where no such parameter came. */
    record Start(String streamSid, String callSid, String token, boolean isTelephoneSound) implements StreamMessage {}

    record Mark(String name) implements StreamMessage {}

    record Digit(String digit) implements StreamMessage {}

    record Stop() implements StreamMessage {}

    /** What needs no act: {@code connected}, the other side's own sound, and whatever Twilio may add. */
    record Other(String event) implements StreamMessage {}
}
