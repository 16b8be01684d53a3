package com.vegah.collectiq.ui.place;

/** The places one can go. */
public enum Place {
    DESK("fth-inbox"),
    CALLS("fth-phone-call"),
    REHEARSE("fth-play-circle"),
    SETTINGS("fth-settings");

    private final String icon;

    Place(String icon) {
        this.icon = icon;
    }

    public String icon() {
        return icon;
    }
}
