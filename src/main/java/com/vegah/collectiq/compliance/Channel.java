package com.vegah.collectiq.compliance;

/** A way to reach a payer. */
public enum Channel {
    EMAIL,
    AI_CALL
}
