package com.vegah.collectiq.value;

/** The carrier's name for a media stream. */
public record StreamSid(String value) {
    public StreamSid {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A stream has a non-blank sid");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
