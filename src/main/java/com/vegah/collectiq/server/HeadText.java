package com.vegah.collectiq.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a head's lines, strictly: what two servers could read in two ways is refused (RFC 9112, 11.2). */
final class HeadText {
    private static final int MOST_HEADERS = 100;
    private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

    private HeadText() {}

    /** A request's head; its headers by lower-case name. */
    static Head request(String text) throws Malformed {
        String[] lines = text.split("\r\n", -1);
        String[] words = lines[0].split(" ", -1);
        if (words.length != 3 || !token(words[0])) {
            throw new Malformed(400, "malformed request line");
        }
        if (!words[2].equals("HTTP/1.1") && !words[2].equals("HTTP/1.0")) {
            throw new Malformed(words[2].startsWith("HTTP/") ? 505 : 400, "unknown HTTP version");
        }
        Head head = new Head(words[0], target(words[1]), headers(lines));
        int hosts = head.headers().getOrDefault("host", List.of()).size();
        if (hosts > 1 || (hosts == 0 && words[2].equals("HTTP/1.1"))) {
            throw new Malformed(400, "not exactly one Host");
        }
        return head;
    }

    /** The headers that follow the first line. */
    static Map<String, List<String>> headers(String[] lines) throws Malformed {
        if (lines.length - 1 > MOST_HEADERS) {
            throw new Malformed(431, "too many headers");
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 1 || !token(lines[i].substring(0, colon))) {
                throw new Malformed(400, "malformed header");
            }
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, fresh -> new ArrayList<>()).add(value(lines[i].substring(colon + 1)));
        }
        return headers;
    }

    // Absolute form must be accepted (RFC 9112, 3.2.2); only its path and query mean anything to us.
    private static String target(String word) throws Malformed {
        String target = word;
        if (word.regionMatches(true, 0, "http://", 0, 7)) {
            int slash = word.indexOf('/', 7);
            target = slash < 0 ? "/" : word.substring(slash);
        }
        if (!target.startsWith("/") || !target.chars().allMatch(sign -> sign > ' ' && sign < 127)) {
            throw new Malformed(400, "malformed target");
        }
        return target;
    }

    private static String value(String raw) throws Malformed {
        if (raw.chars().anyMatch(sign -> (sign < ' ' && sign != '\t') || sign == 127)) {
            throw new Malformed(400, "control character in a header");
        }
        return raw.strip();
    }

    private static boolean token(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(sign ->
                                sign < 128 && (Character.isLetterOrDigit(sign) || TOKEN_SIGNS.indexOf(sign) >= 0));
    }
}
