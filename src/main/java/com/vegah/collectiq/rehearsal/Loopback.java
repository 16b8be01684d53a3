package com.vegah.collectiq.rehearsal;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** The only places a rehearsal may reach: literal loopback addresses; names are never looked up, {@code localhost} aside. */
public final class Loopback {
    private static final Pattern IPV4 = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private Loopback() {}

    public static boolean holds(URI uri) {
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null) {
            return false;
        }
        String plain = host.toLowerCase(Locale.ROOT);
        return plain.equals("localhost")
                || plain.equals("[::1]")
                || IPV4.matcher(plain).matches();
    }
}
