package com.vegah.collectiq.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vegah.collectiq.call.Voice;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.settings.Settings;
import com.vegah.collectiq.time.Timekeeper;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conversation over one socket. Events are told on the loop's thread, only an end by time-out on the timer's; never two at once. The
 * verbs are safe for every thread and wait for nothing.
 */
final class RealtimeSession implements Voice.Session, Outward.Opening, Socket.Listener {
    static final Duration SETUP_LIMIT = Duration.ofSeconds(10);

    /** A server that answers the payer's turn by itself begins at once; after this it is taken not to. */
    static final Duration TURN_ANSWER = Duration.ofSeconds(1);

    /** A server begins a response within a second or two of the ask for it. */
    static final Duration ASK_LOST = Duration.ofSeconds(10);

    /** The longest response there can be (4096 tokens) is made in less. */
    static final Duration RESPONSE_LOST = Duration.ofMinutes(2);

    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeSession.class);
    private static final int NORMAL = 1000;

    private final Timekeeper time;
    private final Dialect dialect;
    private final Trouble trouble;
    private final Voice.Events events;
    private final Settings.Turns turns;
    private final Setup setup;
    private final ResponseQueue queue;
    private final OutOfBand apart;
    private final Conversation conversation;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger early = new AtomicInteger();
    private final Object telling = new Object();
    private final Timekeeper.Alarm deadline;
    private volatile Optional<Socket> socket = Optional.empty();
    private volatile boolean ready;

    RealtimeSession(
            Timekeeper time,
            Dialect dialect,
            Trouble trouble,
            Voice.Events events,
            ObjectNode session,
            Settings.Turns turns) {
        this.time = time;
        this.turns = turns;
        this.dialect = dialect;
        this.trouble = trouble;
        this.events = events;
        this.queue = new ResponseQueue(Json.text(session, "instructions"), this::ask);
        this.setup = new Setup(dialect, trouble, session, this::send);
        this.apart = new OutOfBand(dialect, this::send);
        this.conversation = new Conversation(events, queue, apart, trouble);
        this.deadline = time.after(SETUP_LIMIT, this::giveUpSetup);
    }

    /** Takes the socket, or closes it where the session is over already. */
    void adopt(Socket opened) {
        socket = Optional.of(opened);
        if (over.get()) {
            opened.close(NORMAL, "");
        }
    }

    @Override
    public void append(String base64) {
        if (ready) {
            send("{\"type\":\"input_audio_buffer.append\",\"audio\":\"" + base64 + "\"}");
        } else {
            early.incrementAndGet();
        }
    }

    @Override
    public void respond(Optional<String> instructions) {
        if (!queue.respond(instructions)) {
            LOG.warn("A response was not asked for: too many asks wait");
        }
    }

    @Override
    public void note(String line) {
        ObjectNode create = Json.event("conversation.item.create", "note-" + count.incrementAndGet());
        ObjectNode item = create.putObject("item").put("type", "message").put("role", "system");
        item.putArray("content").addObject().put("type", "input_text").put("text", line);
        send(create);
    }

    @Override
    public void draft(String key, String instructions) {
        if (ready) {
            apart.ask(key, instructions);
        }
    }

    @Override
    public void hold(boolean held) {
        ObjectNode update = Json.event("session.update", "turns-" + count.incrementAndGet());
        update.set("session", dialect.turns(turns, held));
        send(update);
    }

    @Override
    public void cancel() {
        queue.cancel();
    }

    @Override
    public void truncate(String itemId, int contentIndex, long heardMillis) {
        // an item of which nothing was heard cannot be truncated ("Only model output audio messages can be truncated"),
        // only removed
        if (heardMillis <= 0) {
            send(Json.event("conversation.item.delete", "delete-" + count.incrementAndGet())
                    .put("item_id", itemId));
            return;
        }
        send(Json.event("conversation.item.truncate", "truncate-" + count.incrementAndGet())
                .put("item_id", itemId)
                .put("content_index", contentIndex)
                .put("audio_end_ms", (int) Math.min(heardMillis, Integer.MAX_VALUE)));
    }

    @Override
    public void toolResult(String callId, Map<String, Object> result, boolean quietly) {
        queue.toolResult(callId, output(result), quietly);
    }

    private static String output(Map<String, Object> result) {
        try {
            return Json.write(result);
        } catch (JsonProcessingException unwritable) {
            LOG.error("A tool's result cannot be written as JSON: {}", unwritable.getOriginalMessage());
            return "{\"error\":\"The result cannot be shown.\"}";
        }
    }

    @Override
    public void close() {
        if (over.compareAndSet(false, true)) {
            leave();
        }
    }

    /** The session ends from here: told once, and the last thing told. */
    void end(Gone gone) {
        if (over.compareAndSet(false, true)) {
            leave();
            synchronized (telling) {
                events.gone(gone.refused(), gone.why());
            }
        }
    }

    private void leave() {
        deadline.cancel();
        socket.ifPresent(opened -> opened.close(NORMAL, ""));
        if (early.get() > 0) {
            LOG.debug("{} sounds came before the session was set up and were dropped", early.get());
        }
    }

    private void giveUpSetup() {
        synchronized (telling) {
            if (!ready) {
                end(Gone.forNow("openai.no-session"));
            }
        }
    }

    @Override
    public Socket.Listener opened(Socket opened) {
        adopt(opened);
        return this;
    }

    @Override
    public void refused(int status, String body) {
        end(trouble.refusedUpgrade(status, body));
    }

    @Override
    public void failed(Exception cause) {
        end(trouble.unreachable(cause));
    }

    @Override
    public void closed(int code, String reason, boolean byPeer) {
        end(trouble.closed(code, reason));
    }

    @Override
    public void text(String message) {
        synchronized (telling) {
            if (over.get()) {
                return;
            }
            try {
                hear(message);
            } catch (JsonProcessingException noJson) {
                events.hiccup("unreadable", "The voice server sent something that is not JSON.");
            } catch (RuntimeException e) {
                LOG.error("An event of the voice could not be handled", e);
            }
        }
    }

    private void hear(String message) throws JsonProcessingException {
        Optional<AudioDelta> sound = ready ? AudioDelta.read(message, dialect.audioDelta()) : Optional.empty();
        if (sound.isPresent()) {
            conversation.audio(sound.get());
            return;
        }
        JsonNode event = Json.read(message);
        Happening happening = dialect.happening(Json.text(event, "type"));
        Optional<Gone> gone = ready ? conversation.tell(happening, event) : prepare(happening, event);
        gone.ifPresent(this::end);
        if (happening == Happening.SPEECH_STOPPED) {
            time.after(TURN_ANSWER, queue::turnWasSilent);
        } else if (happening == Happening.ERROR) {
            time.after(SECOND_LOOK, queue::lookAgain);
        } else if (happening == Happening.RESPONSE_CREATED) {
            String response = Json.text(event.path("response"), "id");
            time.after(RESPONSE_LOST, () -> queue.doneLost(response));
        }
    }

    private Optional<Gone> prepare(Happening happening, JsonNode event) {
        if (happening == Happening.SESSION_CREATED) {
            setup.created();
        } else if (happening == Happening.ERROR) {
            JsonNode error = event.path("error");
            return trouble.fatal(error).or(() -> setup.refused(error));
        } else if (happening == Happening.SESSION_UPDATED) {
            Optional<Gone> gone = setup.updated(event.path("session"));
            if (gone.isEmpty()) {
                begin();
            }
            return gone;
        }
        return Optional.empty();
    }

    private void begin() {
        ready = true;
        deadline.cancel();
        events.ready();
        queue.open();
    }

    /** What the queue sends; an ask that nothing comes of is given up after a while, so that the next one may go. */
    private void ask(ObjectNode event) {
        send(event);
        if (Json.text(event, "type").equals("response.create")) {
            time.after(ASK_LOST, () -> queue.askLost(Json.text(event, "event_id")));
        }
    }

    private void send(ObjectNode event) {
        send(event.toString());
    }

    private void send(String message) {
        if (!over.get()) {
            socket.ifPresent(opened -> opened.send(message));
        }
    }
}
