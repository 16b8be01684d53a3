package com.vegah.collectiq.twilio;

import com.vegah.collectiq.call.CarrierEvents;
import com.vegah.collectiq.call.CarrierEvents.StreamEvents;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.time.Timekeeper;
import com.vegah.collectiq.value.CallSid;
import com.vegah.collectiq.value.StreamSid;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One media stream of one call: {@code connected}, {@code start} with its token, then sound, until {@code stop} or the socket's end. All but
 * the alarms runs on the port's own thread. What is thrown here is logged and goes no further: a closed socket hangs up on the payer.
 */
final class MediaStream implements Socket.Listener {
    /** The custom parameter that carries the single-use token. */
    static final String TOKEN = "token";

    private static final Logger LOG = LoggerFactory.getLogger(MediaStream.class);
    private static final Duration START_WITHIN = Duration.ofSeconds(10);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);
    private static final int LONGEST_MESSAGE = 64 * 1024;
    private static final int MOST_MALFORMED = 5;
    private static final Pattern SID = Pattern.compile("[A-Za-z0-9]{1,64}");
    private static final int NORMAL = 1000;
    private static final int UNSUPPORTED = 1003;
    private static final int POLICY = 1008;
    private static final int TOO_BIG = 1009;

    private enum State {
        AWAITING_START,
        STARTED,
        OVER
    }

    private final Socket socket;
    private final CarrierEvents carrier;
    private final Timekeeper time;
    private final AtomicReference<State> state = new AtomicReference<>(State.AWAITING_START);
    private volatile Timekeeper.Alarm alarm = () -> {};
    private Optional<StreamEvents> events = Optional.empty();
    private String call = "(not told)";
    private boolean stopped;
    private boolean gone;
    private int malformed;

    private MediaStream(Socket socket, CarrierEvents carrier, Timekeeper time) {
        this.socket = socket;
        this.carrier = carrier;
        this.time = time;
    }

    static MediaStream awaitingStart(Socket socket, CarrierEvents carrier, Timekeeper time) {
        MediaStream stream = new MediaStream(socket, carrier, time);
        stream.alarm = time.after(START_WITHIN, stream::startIsLate);
        return stream;
    }

    @Override
    public void text(String text) {
        if (state.get() == State.OVER) {
            return;
        }
        if (text.length() > LONGEST_MESSAGE) {
            refuse(TOO_BIG, "message too long");
            return;
        }
        try {
            take(StreamReader.read(text));
        } catch (IOException malformedJson) {
            isMalformed(text);
        } catch (RuntimeException e) {
            LOG.error("A stream message could not be handled", e);
        }
    }

    @Override
    public void binary(int length) {
        refuse(UNSUPPORTED, "text only");
    }

    @Override
    public void closed(int code, String reason, boolean byPeer) {
        if (gone) {
            return;
        }
        gone = true;
        state.set(State.OVER);
        alarm.cancel();
        LOG.debug("Stream of call {} closed: {} {}{}", call, code, reason, byPeer ? " by Twilio" : "");
        events.ifPresent(StreamEvents::closed);
    }

    private void take(StreamMessage message) {
        if (message instanceof StreamMessage.Media media) {
            hearing().ifPresent(to -> to.media(media.payload(), media.timestampMillis()));
        } else if (message instanceof StreamMessage.Mark mark) {
            hearing().ifPresent(to -> to.mark(mark.name()));
        } else if (message instanceof StreamMessage.Digit digit) {
            hearing().ifPresent(to -> to.digit(digit.digit()));
        } else if (message instanceof StreamMessage.Start start) {
            start(start);
        } else if (message instanceof StreamMessage.Stop) {
            stop();
        } else {
            LOG.debug("{}", message);
        }
    }

    /** Nobody before the start and after the stop. */
    private Optional<StreamEvents> hearing() {
        return stopped ? Optional.empty() : events;
    }

    private void start(StreamMessage.Start start) {
        if (!state.compareAndSet(State.AWAITING_START, State.STARTED)) {
            refuse(POLICY, "started twice");
            return;
        }
        alarm.cancel();
        if (!start.isTelephoneSound()) {
            refuse(POLICY, "not mu-law at 8000 Hz");
            return;
        }
        events = accepted(start);
        if (events.isEmpty()) {
            refuse(POLICY, "no such call");
        }
    }

    private Optional<StreamEvents> accepted(StreamMessage.Start start) {
        boolean whole = SID.matcher(start.streamSid()).matches()
                && !start.callSid().isBlank()
                && !start.token().isBlank();
        if (!whole) {
            return Optional.empty();
        }
        StreamSid stream = new StreamSid(start.streamSid());
        CallSid sid = new CallSid(start.callSid());
        call = sid.value();
        try {
            return carrier.start(start.token(), sid, stream, new StreamWriter(socket, stream));
        } catch (RuntimeException e) {
            LOG.error("The call core failed at a stream's start", e);
            return Optional.empty();
        }
    }

    /** Twilio closes the socket after it; should it not, we do. */
    private void stop() {
        if (events.isPresent() && !stopped) {
            stopped = true;
            alarm = time.after(CLOSE_WITHIN, () -> socket.close(NORMAL, ""));
            events.get().stopped();
        }
    }

    private void startIsLate() {
        if (state.compareAndSet(State.AWAITING_START, State.OVER)) {
            LOG.warn("A media stream did not start within {} s", START_WITHIN.toSeconds());
            socket.close(POLICY, "no start");
        }
    }

    private void isMalformed(String text) {
        malformed++;
        LOG.warn("Malformed stream message of {} characters in call {}", text.length(), call);
        if (malformed >= MOST_MALFORMED) {
            refuse(POLICY, "malformed messages");
        }
    }

    private void refuse(int code, String why) {
        if (state.getAndSet(State.OVER) != State.OVER) {
            LOG.warn("Closing the media stream of call {}: {}", call, why);
            socket.close(code, why);
        }
    }
}
