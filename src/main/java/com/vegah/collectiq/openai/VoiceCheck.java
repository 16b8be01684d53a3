package com.vegah.collectiq.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.settings.Check;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.Obstacle;
import com.vegah.collectiq.value.Texts;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Opens a session up to the server's first word and closes it: nothing is said and nothing is billed. */
final class VoiceCheck implements Check {
    private final RealtimeVoice voice;
    private final Trouble trouble;
    private final Timekeeper time;
    private final Optional<ModelList> models;

    VoiceCheck(RealtimeVoice voice, Trouble trouble, Timekeeper time, Optional<ModelList> models) {
        this.voice = voice;
        this.trouble = trouble;
        this.time = time;
        this.models = models;
    }

    @Override
    public String subject() {
        return Texts.text("openai.check.subject");
    }

    @Override
    public Finding look() {
        Optional<Obstacle> obstacle = voice.obstacle();
        if (obstacle.isPresent()) {
            return voice.hasKey() ? Finding.broken(obstacle.get()) : Finding.notSetUp(obstacle.get());
        }
        return greeted().map(gone -> Finding.broken(gone.why())).orElseGet(this::fine);
    }

    /** Empty where the server greeted us with a session, else what it said. Waits no longer than a session's setup may take. */
    private Optional<Gone> greeted() {
        var answer = new CompletableFuture<Optional<Gone>>();
        Timekeeper.Alarm limit = time.after(
                RealtimeSession.SETUP_LIMIT, () -> answer.complete(Optional.of(Gone.forNow("openai.no-session"))));
        Socket socket = voice.connect(new Greeting(answer));
        try {
            return answer.join();
        } finally {
            limit.cancel();
            socket.close(1000, "");
        }
    }

    private Finding fine() {
        Optional<LocalDate> ends =
                models.flatMap(list -> list.shutdown(voice.model())).or(voice::lastDay);
        return Finding.fine(ends.map(day -> Texts.text("openai.check.fine-until", voice.model(), day.toString()))
                .orElseGet(() -> Texts.text("openai.check.fine", voice.model())));
    }

    /** Waits for the first event. */
    private final class Greeting implements Outward.Opening, Socket.Listener {
        private final CompletableFuture<Optional<Gone>> answer;

        Greeting(CompletableFuture<Optional<Gone>> answer) {
            this.answer = answer;
        }

        @Override
        public Socket.Listener opened(Socket socket) {
            return this;
        }

        @Override
        public void refused(int status, String body) {
            answer.complete(Optional.of(trouble.refusedUpgrade(status, body)));
        }

        @Override
        public void failed(Exception cause) {
            answer.complete(Optional.of(trouble.unreachable(cause)));
        }

        @Override
        public void text(String message) {
            JsonNode event = Json.readOrEmpty(message);
            String type = Json.text(event, "type");
            if (type.equals("session.created")) {
                answer.complete(Optional.empty());
            } else if (type.equals("error")) {
                JsonNode error = event.path("error");
                answer.complete(Optional.of(trouble.fatal(error).orElseGet(() -> trouble.notSetUp(error))));
            }
        }

        @Override
        public void closed(int code, String reason, boolean byPeer) {
            answer.complete(Optional.of(trouble.closed(code, reason)));
        }
    }
}
