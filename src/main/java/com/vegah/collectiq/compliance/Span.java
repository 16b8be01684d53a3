package com.vegah.collectiq.compliance;

import java.time.Instant;

/** A stretch of time: its first instant, and the first one after it. */
record Span(Instant from, Instant until) {}
