package com.vegah.collectiq.rehearsal;

import com.vegah.collectiq.value.PhoneNumber;
import com.vegah.collectiq.value.Secret;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What opens the rehearsal's own doors: made anew for each rehearsal and good for nothing else. */
public record Credentials(
        String accountSid, Secret authToken, PhoneNumber number, Secret apiKey, String mailUser, Secret mailPassword) {
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Credentials random() {
        return new Credentials(
                "AC" + hex(),
                new Secret(hex()),
                new PhoneNumber("+12025550100"),
                new Secret("rehearsal-" + hex()),
                "rehearsal",
                new Secret(hex()));
    }

    /** A new name of a thing: two letters and 32 hexadecimal digits, as the carrier's names are. */
    public static String sid(String prefix) {
        return prefix + hex();
    }

    private static String hex() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
