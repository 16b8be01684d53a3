package com.vegah.collectiq.value;

/** An invoice's id, as the books know it. */
public record InvoiceId(String value) {
    public InvoiceId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An invoice has a non-blank id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
