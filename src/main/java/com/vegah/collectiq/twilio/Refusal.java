package com.vegah.collectiq.twilio;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.settings.Key;
import com.vegah.collectiq.settings.Service;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.value.Obstacle;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why Twilio cannot or will not do something, and what to do about it. */
final class Refusal {
    private Refusal() {}

    /** The settings that are missing, by name, if any. */
    static Optional<Obstacle> missing(Settings.Twilio settings) {
        List<String> missing = new ArrayList<>();
        need(missing, settings.accountSid(), Key.TWILIO_ACCOUNT_SID);
        need(missing, settings.authToken(), Key.TWILIO_AUTH_TOKEN);
        need(missing, settings.phoneNumber(), Key.TWILIO_PHONE_NUMBER);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String cause = text("settings.service.missing", Service.TWILIO.title(), String.join(", ", missing));
        return Optional.of(new Obstacle(cause, text("settings.service.remedy")));
    }

    static Obstacle unreachable(URI apiUrl) {
        return new Obstacle(text("twilio.unreachable.cause", apiUrl.getHost()), text("twilio.unreachable.remedy"));
    }

    static Obstacle noPublicUrl() {
        return new Obstacle(text("twilio.no-public-url.cause"), text("twilio.no-public-url.remedy"));
    }

    /** In the user's words, what an answer means; the meanings are those of twilio.com/docs/api/errors. */
    static Obstacle of(Failure.Answered answer, String to, String from) {
        return switch (answer.code() == 0 && answer.status() == 401 ? 20003 : answer.code()) {
            case 20003 -> new Obstacle(text("twilio.wrong-key.cause"), text("twilio.wrong-key.remedy"));
            case 20404 -> new Obstacle(text("twilio.not-found.cause"), text("twilio.not-found.remedy"));
            case 10001 -> new Obstacle(text("twilio.inactive.cause"), text("twilio.inactive.remedy"));
            case 10002 -> new Obstacle(text("twilio.trial-feature.cause"), text("twilio.trial-feature.remedy"));
            case 10004 -> new Obstacle(text("twilio.too-many.cause"), text("twilio.too-many.remedy"));
            case 21205 -> new Obstacle(text("twilio.bad-url.cause"), text("twilio.bad-url.remedy"));
            case 21210 -> new Obstacle(text("twilio.not-our-number.cause", from), text("twilio.not-our-number.remedy"));
            case 21211, 21217, 13224 ->
                new Obstacle(text("twilio.bad-number.cause", to), text("twilio.bad-number.remedy"));
            case 21215, 13227, 32205 ->
                new Obstacle(text("twilio.country-closed.cause", to), text("twilio.country-closed.remedy"));
            case 21216, 13225 -> new Obstacle(text("twilio.blocked.cause", to), text("twilio.blocked.remedy"));
            case 21219, 573005 -> new Obstacle(text("twilio.unverified.cause", to), text("twilio.unverified.remedy"));
            case 573002 ->
                new Obstacle(text("twilio.trial-number.cause", from, to), text("twilio.trial-number.remedy"));
            case 22005 -> new Obstacle(text("twilio.queue-full.cause"), text("twilio.queue-full.remedy"));
            default -> other(answer);
        };
    }

    private static Obstacle other(Failure.Answered answer) {
        String code = String.valueOf(answer.code() == 0 ? answer.status() : answer.code());
        return new Obstacle(text("twilio.other.cause", code, answer.said()), text("twilio.other.remedy", code));
    }

    private static void need(List<String> missing, Optional<?> value, Key key) {
        if (value.isEmpty()) {
            missing.add(key.label());
        }
    }
}
