package com.vegah.collectiq.ui.place;

/** The places one can go. */
public enum Place {
    DESK,
    CALLS,
    REHEARSE,
    SETTINGS
}
