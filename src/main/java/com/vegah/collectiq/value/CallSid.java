package com.vegah.collectiq.value;

/** The carrier's name for a call. */
public record CallSid(String value) {
    public CallSid {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A call has a non-blank sid");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
