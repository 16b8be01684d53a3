package com.vegah.collectiq.twilio;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.vegah.collectiq.call.CarrierEvents;
import com.vegah.collectiq.server.Socket;
import com.vegah.collectiq.value.StreamSid;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to Twilio exactly the documented fields: one more would be warning 31951. Safe for every thread. */
final class StreamWriter implements CarrierEvents.Media {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWriter.class);
    private static final int NORMAL = 1000;

    private final Socket socket;
    private final String media;
    private final String mark;
    private final String clear;
    private final AtomicBoolean complained = new AtomicBoolean();

    /** The sid holds letters and digits only: {@link MediaStream} lets no other start. */
    StreamWriter(Socket socket, StreamSid stream) {
        this.socket = socket;
        this.media = "{\"event\":\"media\",\"streamSid\":\"" + stream + "\",\"media\":{\"payload\":\"";
        this.mark = "{\"event\":\"mark\",\"streamSid\":\"" + stream + "\",\"mark\":{\"name\":\"";
        this.clear = "{\"event\":\"clear\",\"streamSid\":\"" + stream + "\"}";
    }

    @Override
    public void play(String base64) {
        if (Base64Text.is(base64)) {
            socket.send(media + base64 + "\"}}");
        } else if (!base64.isEmpty() && complained.compareAndSet(false, true)) {
            LOG.warn("Sound for the payer that is not base64 was dropped");
        }
    }

    @Override
    public void mark(String name) {
        if (!name.isEmpty()) {
            StringBuilder message = new StringBuilder(mark.length() + name.length() + 8).append(mark);
            JsonStringEncoder.getInstance().quoteAsString(name, message);
            socket.send(message.append("\"}}").toString());
        }
    }

    @Override
    public void clear() {
        socket.send(clear);
    }

    @Override
    public void close() {
        socket.close(NORMAL, "");
    }
}
