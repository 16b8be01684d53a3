package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.settings.Check;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Obstacle;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The voice of OpenAI's Realtime API, or of a server that speaks it. Safe for every thread; owns no thread of its own. */
public final class RealtimeVoice implements Voice {
    private final Settings.OpenAi settings;
    private final Outward outward;
    private final Timekeeper time;
    private final Endpoint endpoint;
    private final Dialect dialect;

    public RealtimeVoice(Settings.OpenAi settings, Outward outward, Timekeeper time) {
        this.settings = settings;
        this.outward = outward;
        this.time = time;
        this.endpoint = Endpoint.of(settings);
        this.dialect = Dialect.of(settings.protocol());
    }

    @Override
    public Optional<Obstacle> obstacle() {
        if (!hasKey()) {
            return Optional.of(Gone.obstacle("openai.no-key"));
        }
        return endpoint.isOpenAi() ? Catalog.obstacle(settings, endpoint.model(), today()) : Optional.empty();
    }

    @Override
    public Session open(Brief brief, Events events) {
        ObjectNode update = dialect.session(settings, endpoint.model(), brief);
        var session = new RealtimeSession(time, dialect, new Trouble(endpoint), events, update, settings.turns());
        Optional<Obstacle> obstacle = obstacle();
        if (obstacle.isPresent()) {
            time.after(Duration.ZERO, () -> session.end(new Gone(true, obstacle.get())));
        } else {
            session.adopt(connect(session));
        }
        return session;
    }

    /** What the doctor looks at: whether a session can be had. */
    public Check check() {
        return new VoiceCheck(this, new Trouble(endpoint), time, ModelList.of(endpoint, settings));
    }

    Socket connect(Outward.Opening opening) {
        return outward.connect(
                endpoint.uri(), Endpoint.headers(settings.apiKey(), dialect), Endpoint.MAX_MESSAGE_BYTES, opening);
    }

    boolean hasKey() {
        return settings.apiKey().filter(key -> !key.reveal().isBlank()).isPresent();
    }

    String model() {
        return endpoint.model();
    }

    /** The last day of the model where we know it beforehand. */
    Optional<LocalDate> lastDay() {
        return endpoint.isOpenAi() ? Catalog.lastDay(endpoint.model(), today()) : Optional.empty();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(time.clock().instant(), ZoneOffset.UTC);
    }
}
