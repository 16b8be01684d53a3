package com.vegah.collectiq.twilio;

import com.vegah.collectiq.value.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code X-Twilio-Signature}: base64 of the HMAC-SHA1, by the account's auth token, of the url as Twilio called it and, for a form,
 * every field's name and value sorted by name (usage/webhooks/webhooks-security). Compares in constant time. Safe for every thread.
 */
final class Signature {
    /** What the check found. */
    enum Verdict {
        /** Signed; Twilio's own validator (SDK 13.0.1) says so too. */
        SIGNED,
        /** Signed over a form of the same url, or of the same fields, that Twilio's validator does not try. */
        SIGNED_IN_ANOTHER_FORM,
        WRONG;

        boolean isGood() {
            return this != WRONG;
        }
    }

    private static final Pattern URL = Pattern.compile("(?i)(https?|wss?)://([^/?#]+?)(:\\d+)?([/?#].*)?");
    private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9a-fA-F]{64})(?:&|$)");
    private static final Comparator<Form.Field> BY_NAME = Comparator.comparing(Form.Field::name);

    private final SecretKeySpec key;

    Signature(Secret authToken) {
        this.key = new SecretKeySpec(authToken.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA1");
    }

    /** A form post; without fields also a GET, or a WebSocket's upgrade with a url of that scheme. */
    Verdict check(String url, Form form, String given) {
        Verdict verdict = Verdict.WRONG;
        for (Candidate candidate : candidates(url)) {
            for (String fields : orders(form)) {
                boolean same = equal(sign(candidate.url() + fields), given);
                if (same && verdict != Verdict.SIGNED) {
                    verdict = candidate.triedBySdk() ? Verdict.SIGNED : Verdict.SIGNED_IN_ANOTHER_FORM;
                }
            }
        }
        return verdict;
    }

    /** A JSON post: the url is signed, and holds the body's hash. */
    Verdict checkJson(String url, byte[] body, String given) {
        Matcher hash = BODY_HASH.matcher(url);
        boolean sameBody = hash.find() && equal(sha256(body), hash.group(1).toLowerCase(Locale.ROOT));
        Verdict verdict = check(url, Form.EMPTY, given);
        return sameBody ? verdict : Verdict.WRONG;
    }

    private record Candidate(String url, boolean triedBySdk) {}

    /**
     * The url itself, with its scheme's usual port or without any port, and where there is no path both with and without the slash that
     * a request line always shows. The SDK adds :80 to wss too, and decodes an encoded query when it changes the port.
     */
    private static List<Candidate> candidates(String url) {
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(url, true));
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return candidates;
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        boolean secure = scheme.endsWith("s");
        String rest = parts.group(4) == null ? "" : parts.group(4);
        String port = parts.group(3) != null ? "" : secure ? ":443" : ":80";
        boolean triedBySdk = rest.indexOf('%') < 0 && (port.isEmpty() || !scheme.equals("wss"));
        String start = parts.group(1) + "://" + parts.group(2);
        candidates.add(new Candidate(start + port + rest, triedBySdk));
        if (rest.isEmpty() || rest.equals("/")) {
            String otherRest = rest.isEmpty() ? "/" : "";
            String ownPort = parts.group(3) == null ? "" : parts.group(3);
            candidates.add(new Candidate(start + ownPort + otherRest, false));
            candidates.add(new Candidate(start + port + otherRest, false));
        }
        return candidates;
    }

    /** The fields in the orders Twilio may have signed them: by name; where a name is repeated, its values once each and sorted too. */
    private static Set<String> orders(Form form) {
        Set<String> orders = new LinkedHashSet<>();
        List<Form.Field> fields = form.fields();
        orders.add(joined(fields.stream().sorted(BY_NAME).toList()));
        orders.add(joined(fields.stream()
                .distinct()
                .sorted(BY_NAME.thenComparing(Form.Field::value))
                .toList()));
        return orders;
    }

    private static String joined(List<Form.Field> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach(field -> text.append(field.name()).append(field.value()));
        return text.toString();
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA1", e);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static boolean equal(String ours, String given) {
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
