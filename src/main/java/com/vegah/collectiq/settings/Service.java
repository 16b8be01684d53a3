package com.vegah.collectiq.settings;

import static com.vegah.collectiq.value.Texts.text;

import com.vegah.collectiq.value.Obstacle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the product needs from outside: whether it is set up, and what is missing by name. */
public enum Service {
    TWILIO,
    OPENAI,
    MAIL;

    /** Whether its credentials are all there (something else may still be missing). */
    public boolean hasCredentials(Settings settings) {
        return switch (this) {
            case TWILIO ->
                settings.twilio().accountSid().isPresent()
                        && settings.twilio().authToken().isPresent();
            case OPENAI -> settings.openai().apiKey().isPresent();
            case MAIL ->
                settings.mail().host().isPresent()
                        && settings.mail().user().isPresent()
                                == settings.mail().password().isPresent();
        };
    }

    /** The settings it still needs before it can be used; none: it can. */
    public List<Key> missing(Settings settings) {
        List<Key> missing = new ArrayList<>();
        switch (this) {
            case TWILIO -> {
                need(missing, settings.twilio().accountSid(), Key.TWILIO_ACCOUNT_SID);
                need(missing, settings.twilio().authToken(), Key.TWILIO_AUTH_TOKEN);
                need(missing, settings.twilio().phoneNumber(), Key.TWILIO_PHONE_NUMBER);
            }
            case OPENAI -> need(missing, settings.openai().apiKey(), Key.OPENAI_API_KEY);
            case MAIL -> missingForMail(settings.mail(), missing);
        }
        return missing;
    }

    /** Why it cannot be used, naming the missing settings, if so. */
    public Optional<Obstacle> obstacle(Settings settings) {
        List<Key> missing = missing(settings);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String names = missing.stream().map(Key::label).collect(Collectors.joining(", "));
        return Optional.of(
                new Obstacle(text("settings.service.missing", title(), names), text("settings.service.remedy")));
    }

    public String title() {
        return switch (this) {
            case TWILIO -> text("settings.service.twilio");
            case OPENAI -> text("settings.service.openai");
            case MAIL -> text("settings.service.mail");
        };
    }

    /** Whether any service has its credentials: without, there is nothing live to serve. */
    public static boolean any(Settings settings) {
        return Arrays.stream(values()).anyMatch(service -> service.hasCredentials(settings));
    }

    private static void missingForMail(Settings.Mail mail, List<Key> missing) {
        need(missing, mail.host(), Key.MAIL_HOST);
        if (mail.user().isPresent() || mail.password().isPresent()) {
            need(missing, mail.user(), Key.MAIL_USER);
            need(missing, mail.password(), Key.MAIL_PASSWORD);
        }
        need(missing, mail.from().or(() -> mail.user().filter(user -> user.contains("@"))), Key.MAIL_FROM);
    }

    private static void need(List<Key> missing, Optional<?> value, Key key) {
        if (value.isEmpty()) {
            missing.add(key);
        }
    }
}
