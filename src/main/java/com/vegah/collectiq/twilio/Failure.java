package com.vegah.collectiq.twilio;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Why a request brought no good answer, told apart by what the carrier may have done. */
abstract sealed class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Failure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The sentence alone, without the class. */
    final String sentence() {
        return String.valueOf(getMessage());
    }

    /** No connection: the request never left the house. */
    static final class Unsent extends Failure {
        private static final long serialVersionUID = 1;

        Unsent(Throwable cause) {
            super("Not sent: " + cause.getMessage(), cause);
        }
    }

    /** The request was sent, or part of it, and no whole answer came. */
    static final class Lost extends Failure {
        private static final long serialVersionUID = 1;

        Lost(Throwable cause) {
            super("Sent, but no answer: " + cause, cause);
        }
    }

    /** An answer other than 2xx came; the code is Twilio's own, where the body was its JSON. */
    static final class Answered extends Failure {
        private static final long serialVersionUID = 1;

        private final int status;
        private final int code;
        private final String said;

        Answered(int status, OptionalInt code, String said) {
            super("Answered " + status + (code.isPresent() ? " with code " + code.getAsInt() : ""), null);
            this.status = status;
            this.code = code.orElse(0);
            this.said = said;
        }

        int status() {
            return status;
        }

        /** Zero where there was none. */
        int code() {
            return code;
        }

        /** Twilio's own words, or nothing. */
        String said() {
            return said;
        }

        /** Whether the carrier surely did nothing: it named its reason, or knew no one by these credentials. Never after 408, 429, 5xx. */
        boolean isRefusal() {
            boolean clientError = status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
            return clientError && (code > 0 || status == 401);
        }

        /** Whether asking again may help. */
        boolean isPassing() {
            return status >= 500 || status == 408 || status == 425 || status == 429;
        }
    }
}
