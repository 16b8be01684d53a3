package com.vegah.collectiq.value;

/** A payer's id, as the books know it. */
public record PayerId(String value) {
    public PayerId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A payer has a non-blank id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
