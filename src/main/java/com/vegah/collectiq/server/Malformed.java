package com.vegah.collectiq.server;

/** A request that is not HTTP as we accept it, with the status that says so. */
final class Malformed extends Exception {
    private final int status;

    Malformed(int status, String why) {
        super(why, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
