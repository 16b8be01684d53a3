package com.vegah.collectiq.value;

/** Why something cannot be done now, in the user's words: one sentence of cause, one of remedy. */
public record Obstacle(String cause, String remedy) {
    /** From the two lines of {@link #inLines}; where there is one line, this is the remedy. */
    public static Obstacle ofLines(String lines, String otherwise) {
        int end = lines.indexOf('\n');
        return end < 0
                ? new Obstacle(lines, otherwise)
                : new Obstacle(lines.substring(0, end), lines.substring(end + 1));
    }

    /** The cause in a line, the remedy in another. */
    public String inLines() {
        return cause + "\n" + remedy;
    }

    @Override
    public String toString() {
        return cause + " " + remedy;
    }
}
