package com.vegah.collectiq.call;

/** Where a call is; it only ever goes forward. */
public enum Phase {
    WAITING,
    DIALLING,
    RINGING,
    ANSWERED,
    TALKING,
    IDENTIFIED,
    GOODBYE,
    ENDED;

    public boolean mayBecome(Phase next) {
        return next.compareTo(this) > 0;
    }
}
