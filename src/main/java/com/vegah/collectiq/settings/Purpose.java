package com.vegah.collectiq.settings;

import com.vegah.collectiq.settings.Settings.Mode;

/** What the program was started for, as far as it decides between live and rehearsal. */
public enum Purpose {
    /** The window, the doctor: the setting decides, and {@code auto} by whether any credential is set. */
    DESK,
    /** {@code rehearse}: a rehearsal, whatever the settings say. */
    REHEARSE,
    /** {@code import}, {@code export}, {@code outreach}, {@code serve}: live, whatever the settings say. */
    LIVE;

    Mode mode(Mode set, boolean anyCredential) {
        return switch (this) {
            case REHEARSE -> Mode.REHEARSAL;
            case LIVE -> Mode.LIVE;
            case DESK -> set != Mode.AUTO ? set : anyCredential ? Mode.LIVE : Mode.REHEARSAL;
        };
    }
}
