package com.vegah.collectiq.receivable;

/** Whom the law sees; a payer whose type is not known counts as a consumer. */
public enum PayerType {
    BUSINESS,
    CONSUMER
}
