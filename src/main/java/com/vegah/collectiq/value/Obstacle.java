package com.vegah.collectiq.value;

/** Why something cannot be done now, in the user's words: one sentence of cause, one of remedy. */
public record Obstacle(String cause, String remedy) {
    @Override
    public String toString() {
        return cause + " " + remedy;
    }
}
