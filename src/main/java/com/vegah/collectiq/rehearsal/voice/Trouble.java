package com.vegah.collectiq.rehearsal.voice;

import java.util.Optional;

/** A client event that cannot be followed; told as an {@code error} event, the session goes on. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final String param;

    Trouble(String code, String message, String param) {
        super(message);
        this.code = code;
        this.param = param;
    }

    Trouble(String code, String message) {
        this(code, message, "");
    }

    String code() {
        return code;
    }

    Optional<String> param() {
        return Optional.of(param).filter(name -> !name.isEmpty());
    }
}
