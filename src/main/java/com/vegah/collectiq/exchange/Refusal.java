package com.vegah.collectiq.exchange;

/** A line that was left out: where, which field, and why with what to do. */
public record Refusal(long line, String field, String reason) {}
