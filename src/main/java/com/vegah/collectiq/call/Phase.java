package com.vegah.collectiq.call;

/** Where a call is; it only ever goes forward, but for a goodbye that is taken back. */
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
