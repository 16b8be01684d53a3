package com.vegah.collectiq.settings;

import com.vegah.collectiq.value.Obstacle;
import java.util.Optional;

/** One thing the doctor looks at. May block for some seconds; bounded by its own time-outs. */
public interface Check {
    /** What is looked at, a word or two. */
    String subject();

    Finding look();

    /** What was found: fine or broken, or not set up at all, which breaks nothing. */
    record Finding(State state, String detail, Optional<Obstacle> obstacle) {
        public enum State {
            FINE,
            NOT_SET_UP,
            BROKEN
        }

        public static Finding fine(String detail) {
            return new Finding(State.FINE, detail, Optional.empty());
        }

        public static Finding notSetUp(Obstacle obstacle) {
            return new Finding(State.NOT_SET_UP, obstacle.cause(), Optional.of(obstacle));
        }

        public static Finding broken(Obstacle obstacle) {
            return new Finding(State.BROKEN, obstacle.cause(), Optional.of(obstacle));
        }
    }
}
