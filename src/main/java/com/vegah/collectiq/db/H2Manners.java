package com.vegah.collectiq.db;

import java.lang.reflect.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What H2 must be told before any of its classes load. It listens on loopback alone: with AUTO_SERVER it would listen on every address.
 * And it does not close its files by itself when the program is asked to end, for that is when the last calls are still being settled;
 * H2 has a setting for this (DB_CLOSE_ON_EXIT), but refuses it together with AUTO_SERVER.
 */
final class H2Manners {
    private static final Logger LOG = LoggerFactory.getLogger(H2Manners.class);

    static {
        System.setProperty("h2.bindAddress", "127.0.0.1");
        leaveExitToUs();
    }

    private H2Manners() {}

    /** Does its work once, whoever calls first. */
    static void teach() {
        // the static block did it
    }

    private static void leaveExitToUs() {
        try {
            Field registered =
                    Class.forName("org.h2.engine.OnExitDatabaseCloser").getDeclaredField("registered");
            registered.setAccessible(true);
            registered.setBoolean(null, true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("H2 will close the database by itself at exit; calls that end just then may not be settled", e);
        }
    }
}
