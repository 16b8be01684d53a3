package com.vegah.collectiq.rehearsal.carrier;

import com.vegah.collectiq.rehearsal.Credentials;
import com.vegah.collectiq.server.Outward;
import com.vegah.collectiq.server.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The carrier's end of one media stream. All of it happens on the rehearsal's stage. */
final class MediaStream {
    private static final Logger LOG = LoggerFactory.getLogger(MediaStream.class);
    private static final int MOST_MESSAGE_BYTES = 1 << 20;

    private final String sid = Credentials.sid("MZ");
    private final Twiml.Stream order;
    private final Studio studio;
    private final Playout playout;
    private final Consumer<Optional<String>> over;
    private final StreamMessages messages;
    private Optional<Socket> socket = Optional.empty();
    private boolean open;
    private boolean ended;

    /** {@code over} is told once when the product's end closed or never opened (then with the error); not when we stop it ourselves. */
    MediaStream(Twiml.Stream order, String call, Studio studio, Playout playout, Consumer<Optional<String>> over) {
        this.order = order;
        this.studio = studio;
        this.playout = playout;
        this.over = over;
        this.messages = new StreamMessages(studio.credentials().accountSid(), call, sid);
    }

    String sid() {
        return sid;
    }

    Twiml.Stream order() {
        return order;
    }

    boolean isOpen() {
        return open;
    }

    /** Dials the product's WebSocket, the handshake signed over the address as the instructions wrote it. */
    void connect(Runnable started) {
        String signature =
                Signature.of(studio.credentials().authToken(), order.url().toString(), Map.of());
        socket = Optional.of(studio.outward()
                .connect(order.url(), Map.of(Signature.HEADER, signature), MOST_MESSAGE_BYTES, new Door(started)));
    }

    /** One tick: the marks that were reached, then the payer's frame. */
    void tick(Playout.Tick played, byte[] said, Optional<String> digit) {
        if (open) {
            played.marks().forEach(name -> send(messages.mark(name)));
            send(messages.media(said));
            digit.ifPresent(key -> send(messages.dtmf(key)));
        }
    }

    /** The call ended or goes on elsewhere: says stop and closes. */
    void stop() {
        if (!ended) {
            ended = true;
            if (open) {
                send(messages.stop());
            }
            open = false;
            playout.clear();
            socket.ifPresent(mine -> mine.close(1000, "stream ended"));
        }
    }

    private void begin(Socket opened, Runnable started) {
        if (ended) {
            opened.close(1000, "stream ended");
            return;
        }
        socket = Optional.of(opened);
        open = true;
        send(StreamMessages.CONNECTED);
        send(messages.start(order.parameters()));
        started.run();
    }

    private void take(String text) {
        if (!open) {
            return;
        }
        StreamOrder asked = StreamOrder.parse(text, sid);
        if (asked instanceof StreamOrder.Media media) {
            if (!playout.sound(media.sound())) {
                warn("31931: media discarded, more than ten minutes wait");
            }
        } else if (asked instanceof StreamOrder.Mark mark) {
            playout.mark(mark.name());
        } else if (asked instanceof StreamOrder.Clear) {
            playout.clear().forEach(name -> send(messages.mark(name)));
        } else if (asked instanceof StreamOrder.Wrong wrong) {
            warn(wrong.why());
        }
    }

    private void warn(String warning) {
        studio.warnings().incrementAndGet();
        LOG.warn("Stream {}: {}", sid, warning);
    }

    private void finish(Optional<String> error) {
        if (!ended) {
            ended = true;
            open = false;
            playout.clear();
            over.accept(error);
        }
    }

    private void send(String text) {
        socket.ifPresent(mine -> mine.send(text));
    }

    /** Takes what comes from the loop's thread to the stage. */
    private final class Door implements Outward.Opening, Socket.Listener {
        private final Runnable started;

        private Door(Runnable started) {
            this.started = started;
        }

        @Override
        public Socket.Listener opened(Socket opened) {
            studio.stage().execute(() -> begin(opened, started));
            return this;
        }

        @Override
        public void refused(int status, String body) {
            studio.stage().execute(() -> finish(Optional.of("31920: the handshake was answered with " + status)));
        }

        @Override
        public void failed(Exception cause) {
            LOG.info("Stream {} did not open", sid, cause);
            studio.stage().execute(() -> finish(Optional.of("31902: no connection")));
        }

        @Override
        public void text(String message) {
            studio.stage().execute(() -> take(message));
        }

        @Override
        public void binary(int length) {
            studio.stage().execute(() -> warn("31950: a binary message"));
        }

        @Override
        public void closed(int code, String reason, boolean byPeer) {
            boolean clean = code == 1000 || code == 1001 || code == 1005;
            studio.stage()
                    .execute(() -> finish(
                            clean ? Optional.empty() : Optional.of("31921: the socket closed with code " + code)));
        }
    }
}
