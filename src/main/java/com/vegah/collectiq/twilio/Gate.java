package com.vegah.collectiq.twilio;

import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.server.Route.Admission;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in what Twilio signed over our public URL, never over what the Host header claims; counts the rest, and logs it at most once a
 * second, as anyone may knock. Safe for every thread.
 */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String HEADER = "x-twilio-signature";
    private static final long LOG_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Optional<Signature> signature;
    private final PublicUrl publicUrl;
    private final Timekeeper time;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong logAgainAt;

    Gate(Settings.Twilio settings, PublicUrl publicUrl, Timekeeper time) {
        this.signature = settings.authToken().filter(token -> !token.isEmpty()).map(Signature::new);
        this.publicUrl = publicUrl;
        this.time = time;
        this.logAgainAt = new AtomicLong(time.nanos());
    }

    /** How many requests were refused. */
    long refused() {
        return refused.get();
    }

    /** Before a post's body is read: whether it can be signed at all. */
    Admission announced(Head head) {
        return admission(head, obstacle(head));
    }

    /** A GET: all of it is in the url. */
    Admission get(Head head) {
        return admission(head, obstacle(head).or(() -> wrong(check(head, address() + head.target(), Form.EMPTY))));
    }

    /** A WebSocket's upgrade, signed over the url with its WebSocket scheme. */
    Admission upgrade(Head head) {
        return admission(head, obstacle(head).or(() -> wrong(checkUpgrade(head))));
    }

    /** A post with its body: the fields, if signed. */
    Optional<Form> post(Head head, byte[] body) {
        Optional<String> obstacle = obstacle(head);
        if (obstacle.isPresent()) {
            refuse(head, obstacle.get());
            return Optional.empty();
        }
        boolean json = isJson(head);
        Form form = json ? Form.ofJson(body) : Form.of(body);
        String url = address() + head.target();
        Signature.Verdict verdict =
                json ? signature.orElseThrow().checkJson(url, body, given(head)) : check(head, url, form);
        wrong(verdict).ifPresent(why -> refuse(head, why));
        return verdict.isGood() ? Optional.of(form) : Optional.empty();
    }

    private Signature.Verdict checkUpgrade(Head head) {
        String base = new Addresses(URI.create(address())).asWebSocket();
        Signature.Verdict verdict = check(head, base + head.target(), Form.EMPTY);
        if (verdict.isGood() || !base.startsWith("ws:")) {
            return verdict;
        }
        // A public url of plain http is on loopback: what plays the carrier there may sign the wss form all the same.
        return check(head, base.replaceFirst("ws:", "wss:") + head.target(), Form.EMPTY);
    }

    private Signature.Verdict check(Head head, String url, Form form) {
        return signature.orElseThrow().check(url, form, given(head));
    }

    private Optional<String> obstacle(Head head) {
        if (given(head).isEmpty()) {
            return Optional.of("it carries no X-Twilio-Signature");
        }
        if (signature.isEmpty()) {
            return Optional.of("twilio.auth-token is not set, so that no signature can be checked");
        }
        if (publicUrl.current().isEmpty()) {
            return Optional.of("no public URL is known, so that no signature can be checked");
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(Signature.Verdict verdict) {
        return verdict.isGood() ? Optional.empty() : Optional.of("its X-Twilio-Signature is wrong");
    }

    private Admission admission(Head head, Optional<String> obstacle) {
        obstacle.ifPresent(why -> refuse(head, why));
        return obstacle.<Admission>map(why -> new Admission.Refused(403, "not signed"))
                .orElse(Admission.IN);
    }

    private void refuse(Head head, String why) {
        long count = refused.incrementAndGet();
        long now = time.nanos();
        long due = logAgainAt.get();
        if (now - due >= 0 && logAgainAt.compareAndSet(due, now + LOG_EVERY_NANOS)) {
            LOG.warn("Refused {} {}: {} ({} so far)", head.method(), head.path(), why, count);
        }
    }

    private String address() {
        return publicUrl.current().map(URI::toString).orElse("");
    }

    private static String given(Head head) {
        return head.header(HEADER).map(String::strip).orElse("");
    }

    private static boolean isJson(Head head) {
        return head.header("content-type").orElse("").toLowerCase(Locale.ROOT).startsWith("application/json");
    }
}
