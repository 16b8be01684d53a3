package com.vegah.collectiq.twilio;

import com.vegah.collectiq.call.Line;
import com.vegah.collectiq.server.PublicUrl;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.AttemptId;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.PayerId;
import com.vegah.collectiq.value.PhoneNumber;
import com.vegah.collectiq.value.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the tests of this package share: credentials, an order, an independent signing. */
final class Lines {
    static final String ACCOUNT = "AC00000000000000000000000000000001";
    static final String TOKEN = "not-a-real-token";
    static final String CALL = "CA00000000000000000000000000000001";
    static final String STREAM = "MZ00000000000000000000000000000001";
    static final PhoneNumber OURS = new PhoneNumber("+12025550100");
    static final PhoneNumber PAYERS = new PhoneNumber("+12025550143");
    static final PayerId PAYER = new PayerId("1003");
    static final AttemptId ATTEMPT = new AttemptId("attempt-1");
    static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
    static final Path CONTRACTS = Path.of("../shared/contracts");

    private Lines() {}

    static Settings.Twilio settings(URI apiUrl) {
        return new Settings.Twilio(
                Optional.of(ACCOUNT), Optional.of(new Secret(TOKEN)), Optional.of(OURS), apiUrl, true, 1);
    }

    static Settings.Twilio nothingSet() {
        return new Settings.Twilio(
                Optional.empty(), Optional.empty(), Optional.empty(), URI.create("http://127.0.0.1:1"), true, 1);
    }

    static Timekeeper time() {
        return Timekeeper.paced(NOW, ZoneOffset.UTC, 10);
    }

    static Line.Order order(boolean machineDetection) {
        return new Line.Order(
                ATTEMPT, PAYER, PAYERS, Duration.ofSeconds(25), Duration.ofSeconds(660), machineDetection);
    }

    static PublicUrl at(String url) {
        return new PublicUrl() {
            @Override
            public Optional<URI> current() {
                return Optional.of(URI.create(url));
            }

            @Override
            public Optional<Obstacle> obstacle() {
                return Optional.empty();
            }
        };
    }

    static PublicUrl nowhere() {
        return new PublicUrl() {
            @Override
            public Optional<URI> current() {
                return Optional.empty();
            }

            @Override
            public Optional<Obstacle> obstacle() {
                return Optional.of(new Obstacle("No tunnel.", "Start one."));
            }
        };
    }

    static String hmac(String token, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
