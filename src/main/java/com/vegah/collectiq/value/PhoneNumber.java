package com.vegah.collectiq.value;

import java.util.regex.Pattern;

/** A telephone number in E.164: plus, country, subscriber, at most fifteen digits. */
public record PhoneNumber(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-]");

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("“" + e164 + "” is no telephone number in the form +12025550143");
        }
    }

    /** Of a number as people write it: spaces, dots, hyphens and brackets are dropped. */
    public static PhoneNumber parse(String written) {
        return new PhoneNumber(PUNCTUATION.matcher(written).replaceAll(""));
    }

    @Override
    public String toString() {
        return e164;
    }
}
