package com.vegah.collectiq.call;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Leave to open one media stream for one call. The carrier may ask for the call's instructions twice, so more than one token may be
 * about; the first that is used voids all. Safe for every thread.
 */
final class Ticket {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;
    private static final int MOST_TOKENS = 5;

    private final List<byte[]> tokens = new ArrayList<>();
    private boolean spent;

    synchronized Optional<String> issue() {
        if (spent || tokens.size() >= MOST_TOKENS) {
            return Optional.empty();
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tokens.add(token.getBytes(StandardCharsets.UTF_8));
        return Optional.of(token);
    }

    synchronized boolean redeem(String token) {
        byte[] shown = token.getBytes(StandardCharsets.UTF_8);
        boolean good = false;
        for (byte[] issued : tokens) {
            good |= MessageDigest.isEqual(issued, shown);
        }
        if (good) {
            tear();
        }
        return good;
    }

    /** No stream may be opened any more. */
    synchronized void tear() {
        spent = true;
        tokens.clear();
    }
}
