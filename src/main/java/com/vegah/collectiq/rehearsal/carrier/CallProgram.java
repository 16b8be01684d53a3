package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.audio.Frame;
import com.vegah.collectiq.rehearsal.carrier.CallOrder.Hook;
import com.vegah.collectiq.rehearsal.payer.Person;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays a call's instructions verb by verb; with none left the call ends. Lives on the stage. */
final class CallProgram {
    private static final Logger LOG = LoggerFactory.getLogger(CallProgram.class);
    private static final int CARRIER_PITCH = 120;

    private final String call;
    private final Studio studio;
    private final Callbacks callbacks;
    private final Runnable end;
    private final Playout playout = new Playout();
    private final Deque<Twiml.Verb> verbs = new ArrayDeque<>();
    private Optional<MediaStream> stream = Optional.empty();
    private Runnable afterSound = () -> {};
    /** Grows with every new program, so that what belongs to an old one does nothing. */
    private int edition;

    private int pauseTicks;
    private boolean stopped;

    CallProgram(String call, Studio studio, Callbacks callbacks, Runnable end) {
        this.call = call;
        this.studio = studio;
        this.callbacks = callbacks;
        this.end = end;
    }

    /** Starts anew with these instructions; a stream that runs is stopped first. */
    void run(CallOrder.Program instructions, Map<String, String> fields) {
        reset();
        if (instructions.twiml().isPresent()) {
            play(instructions.twiml().get());
        } else {
            fetch(instructions.address().orElse(Hook.NONE), fields);
        }
    }

    /** Every 20 ms: what the line plays goes to the person's ear, what the person says to the stream. */
    void tick(Person person) {
        Playout.Tick played = playout.tick();
        byte[] said = person.tick(played.frame());
        studio.tape().ifPresent(tape -> tape.tick(said, played.frame()));
        Optional<String> digit = person.pressed();
        stream.ifPresent(open -> open.tick(played, said, digit));
        if (pauseTicks > 0) {
            pauseTicks--;
        } else if (stream.isEmpty() && playout.isEmpty()) {
            Runnable next = afterSound;
            afterSound = () -> {};
            next.run();
        }
    }

    void stop() {
        stopped = true;
        reset();
    }

    private void reset() {
        edition++;
        verbs.clear();
        afterSound = () -> {};
        pauseTicks = 0;
        stream.ifPresent(running -> {
            if (running.isOpen()) {
                callbacks.stream(running.order(), running.sid(), "stream-stopped", Optional.empty());
            }
            running.stop();
        });
        stream = Optional.empty();
        playout.clear();
    }

    private void fetch(Hook hook, Map<String, String> fields) {
        int mine = edition;
        studio.stage()
                .when(
                        studio.webhooks().call(hook, fields),
                        twiml -> {
                            if (mine == edition) {
                                play(twiml);
                            }
                        },
                        failure -> {
                            if (mine == edition) {
                                LOG.warn("Call {} got no instructions and ends: {}", call, failure.getMessage());
                                end.run();
                            }
                        });
    }

    private void play(String twiml) {
        try {
            verbs.addAll(Twiml.parse(twiml));
        } catch (IllegalArgumentException e) {
            LOG.warn("Call {} got bad instructions and ends", call, e);
        }
        next();
    }

    private void next() {
        Twiml.Verb verb = verbs.poll();
        if (stopped) {
            return;
        }
        if (verb == null || verb instanceof Twiml.Hangup) {
            end.run();
        } else if (verb instanceof Twiml.Connect connect) {
            connect(connect);
        } else if (verb instanceof Twiml.Say say) {
            say(say.text());
        } else if (verb instanceof Twiml.Pause pause) {
            pauseTicks = (int) Math.max(1, pause.length().toMillis() / Frame.LENGTH.toMillis());
            afterSound = this::next;
        } else if (verb instanceof Twiml.Redirect redirect) {
            fetch(new Hook(Optional.of(URI.create(redirect.url())), "POST"), callbacks.common("in-progress"));
        } else if (verb instanceof Twiml.Unplayed unplayed) {
            LOG.warn("The rehearsal's carrier does not play <{}>", unplayed.name());
            next();
        }
    }

    private void say(String text) {
        LOG.info("Call {}: the carrier says “{}”", call, text);
        int mine = edition;
        studio.stage()
                .when(
                        studio.speech().say(text, CARRIER_PITCH),
                        spoken -> {
                            if (mine == edition) {
                                playout.sound(spoken.sound(0, spoken.frames()));
                                afterSound = this::next;
                            }
                        },
                        failure -> LOG.warn("The carrier cannot speak", failure));
    }

    private void connect(Twiml.Connect connect) {
        int mine = edition;
        Twiml.Stream order = connect.stream();
        MediaStream opening = new MediaStream(order, call, studio, playout, error -> {
            if (mine == edition) {
                ended(connect, error);
            }
        });
        stream = Optional.of(opening);
        opening.connect(() -> callbacks.stream(order, opening.sid(), "stream-started", Optional.empty()));
    }

    private void ended(Twiml.Connect connect, Optional<String> error) {
        String event = error.isPresent() ? "stream-error" : "stream-stopped";
        stream.ifPresent(closed -> callbacks.stream(connect.stream(), closed.sid(), event, error));
        stream = Optional.empty();
        if (connect.action().isPresent()) {
            verbs.clear();
            Hook hook = new Hook(connect.action().map(URI::create), "POST");
            fetch(hook, callbacks.common("in-progress"));
        } else {
            next();
        }
    }
}
