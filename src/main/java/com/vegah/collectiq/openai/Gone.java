package com.vegah.collectiq.openai;

import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;

/** Why a session is over; {@code refused} where it never can be had with these settings. */
record Gone(boolean refused, Obstacle why) {
    static Gone forGood(String key, Object... arguments) {
        return new Gone(true, obstacle(key, arguments));
    }

    static Gone forNow(String key, Object... arguments) {
        return new Gone(false, obstacle(key, arguments));
    }

    /** The two sentences of a key, {@code .cause} and {@code .remedy}; both take the same arguments. */
    static Obstacle obstacle(String key, Object... arguments) {
        return new Obstacle(Texts.text(key + ".cause", arguments), Texts.text(key + ".remedy", arguments));
    }
}
