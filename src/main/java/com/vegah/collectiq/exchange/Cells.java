package com.vegah.collectiq.exchange;

import java.util.regex.Pattern;

/**
 * Guards cells that a spreadsheet would run as a formula, and takes the guard off again: one apostrophe more or less, so that what was
 * exported comes back to the letter, texts that begin with an apostrophe of their own too.
 */
final class Cells {
    // OWASP, CSV injection: = + - @ begin a formula
    private static final Pattern RISKY = Pattern.compile("'*[=+\\-@].*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@].*", Pattern.DOTALL);

    private Cells() {}

    static String guard(String cell) {
        return RISKY.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguard(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
