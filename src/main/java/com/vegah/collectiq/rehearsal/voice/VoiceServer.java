package com.vegah.collectiq.rehearsal.voice;

import com.vegah.collectiq.rehearsal.Backstage;
import com.vegah.collectiq.rehearsal.speech.Hearing;
import com.vegah.collectiq.rehearsal.speech.Speech;
import com.vegah.collectiq.server.Head;
import com.vegah.collectiq.server.Route;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.value.Secret;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The voice's door: {@code /v1/realtime?model=…} with the right key. */
public final class VoiceServer implements Route.WebSocket {
    private static final int CLOSED_BY_BETA_HEADER = 4000;

    private final VoiceStudio studio;
    private final Secret authorization;
    private final AtomicInteger live = new AtomicInteger();

    public VoiceServer(Backstage stage, Speech speech, Hearing hearing, Secret apiKey) {
        this.studio = new VoiceStudio(stage, speech, hearing, AgentScript.load());
        this.authorization = new Secret("Bearer " + apiKey.reveal());
    }

    @Override
    public String path() {
        return "/v1/realtime";
    }

    @Override
    public Admission admit(Head head) {
        if (!authorization.equals(new Secret(head.header("authorization").orElse("")))) {
            return new Admission.Refused(401, "Incorrect API key provided");
        }
        return head.query("model").isPresent()
                ? Admission.IN
                : new Admission.Refused(400, "You must provide a model parameter");
    }

    /** Sessions that are open now. */
    public int live() {
        return live.get();
    }

    @Override
    public Socket.Listener open(Socket socket, Head head) {
        Wire wire = new Wire(socket);
        RealtimeSession session =
                new RealtimeSession(wire, studio, head.query("model").orElse(""));
        live.incrementAndGet();
        studio.stage().execute(() -> {
            if (head.header("openai-beta").isPresent()) {
                // removed in May 2026: contracts, openai-realtime section 1
                wire.error(
                        "beta_api_shape_disabled",
                        "The Realtime Beta API is no longer supported.",
                        Optional.empty(),
                        Optional.empty());
                wire.close(CLOSED_BY_BETA_HEADER, "beta_api_shape_disabled");
            } else {
                session.begin();
            }
        });
        return new Door(session);
    }

    /** Takes what comes from the loop's thread to the stage. */
    private final class Door implements Socket.Listener {
        private final RealtimeSession session;

        private Door(RealtimeSession session) {
            this.session = session;
        }

        @Override
        public void text(String message) {
            studio.stage().execute(() -> session.take(message));
        }

        @Override
        public void closed(int code, String reason, boolean byPeer) {
            live.decrementAndGet();
            studio.stage().execute(session::closed);
        }
    }
}
