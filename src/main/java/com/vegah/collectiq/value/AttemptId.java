package com.vegah.collectiq.value;

/** One attempt to reach a payer by telephone: made before anything leaves the house, so that a call is never dialled twice. */
public record AttemptId(String value) {
    public AttemptId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An attempt has a non-blank id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
