package com.vegah.collectiq.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.vegah.collectiq.call.Line;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** The SDK's client over {@link SingleShot}, and reads that are tried again, a few times. Safe for every thread. */
final class Rest {
    private static final int TRIES = 3;
    private static final Duration BACKOFF = Duration.ofMillis(400);

    private final TwilioRestClient client;
    private final Timekeeper time;

    private Rest(TwilioRestClient client, Timekeeper time) {
        this.client = client;
        this.time = time;
    }

    /** Nothing where the credentials are missing. */
    static Optional<Rest> of(Settings.Twilio settings, SingleShot.Patience patience, Timekeeper time) {
        if (settings.accountSid().isEmpty() || settings.authToken().isEmpty()) {
            return Optional.empty();
        }
        String account = settings.accountSid().get();
        Secret token = settings.authToken().get();
        TwilioRestClient client = new TwilioRestClient.Builder(account, token.reveal())
                .httpClient(new SingleShot(settings.apiUrl(), patience, time))
                .build();
        return Optional.of(new Rest(client, time));
    }

    /** For writes: one request, no second try. */
    TwilioRestClient once() {
        return client;
    }

    /** Reads, again where that may help; throws {@code Unreachable} in the end. */
    <T> T read(String deed, Function<TwilioRestClient, T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.apply(client);
            } catch (Failure | TwilioException e) {
                boolean useless = e instanceof Failure.Answered answer && !answer.isPassing();
                if (useless || attempt == TRIES) {
                    throw new Line.Unreachable(deed + ": " + e.getMessage(), e);
                }
            }
            pause(deed, BACKOFF.multipliedBy(attempt));
        }
    }

    private void pause(String deed, Duration duration) {
        CountDownLatch over = new CountDownLatch(1);
        Timekeeper.Alarm alarm = time.after(duration, over::countDown);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Line.Unreachable(deed + ": interrupted", e);
        } finally {
            alarm.cancel();
        }
    }
}
