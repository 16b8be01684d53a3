package com.vegah.collectiq.server;

import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Role;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.InvalidFrameException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.Framedata;

/**
 * Draft_6455 with what 1.6.0 leaves out: a client's frames are masked and a server's are not (RFC 6455, 5.1), and a message in
 * fragments is bounded while it comes, not when its last fragment does.
 */
final class StrictDraft extends Draft_6455 {
    private static final int MOST_FRAGMENTS = 1024;
    private static final int LONGEST_HEADER = 10;
    private static final int CLOSING = 8;

    private final byte[] header = new byte[LONGEST_HEADER];
    private int got;
    private long toSkip;
    private long messageBytes;
    private int fragments;
    private boolean closing;

    StrictDraft(int maxMessageBytes) {
        super(List.of(), maxMessageBytes);
    }

    @Override
    public Draft copyInstance() {
        return new StrictDraft(getMaxFrameSize());
    }

    @Override
    public List<Framedata> translateFrame(ByteBuffer buffer) throws InvalidDataException {
        inspect(buffer.duplicate());
        return super.translateFrame(buffer);
    }

    /** Whether the other side's closing frame is among these bytes, or nothing that could be read any more. */
    boolean closes(ByteBuffer bytes) {
        try {
            inspect(bytes);
            return closing;
        } catch (InvalidDataException e) {
            return true;
        }
    }

    /** Walks over the frames' headers, wherever reads cut them. */
    private void inspect(ByteBuffer bytes) throws InvalidDataException {
        while (bytes.hasRemaining()) {
            if (toSkip > 0) {
                int step = (int) Math.min(toSkip, bytes.remaining());
                bytes.position(bytes.position() + step);
                toSkip -= step;
                continue;
            }
            header[got++] = bytes.get();
            if (got >= 2 && got == headerLength()) {
                check();
                got = 0;
            }
        }
    }

    private int headerLength() {
        int length = header[1] & 0x7f;
        return length == 126 ? 4 : length == 127 ? LONGEST_HEADER : 2;
    }

    private void check() throws InvalidDataException {
        boolean masked = header[1] < 0;
        if (masked != (getRole() == Role.SERVER)) {
            throw new InvalidFrameException(masked ? "A server's frame is masked" : "A client's frame is not masked");
        }
        long length = payloadLength();
        if (length < 0 || length > getMaxFrameSize()) {
            throw new LimitExceededException("A frame is too long", getMaxFrameSize());
        }
        closing |= (header[0] & 0x0f) == CLOSING;
        if ((header[0] & 0x08) == 0) {
            addToMessage(length);
        }
        toSkip = length + (masked ? 4 : 0);
    }

    private void addToMessage(long length) throws LimitExceededException {
        messageBytes += length;
        fragments++;
        if (messageBytes > getMaxFrameSize() || fragments > MOST_FRAGMENTS) {
            throw new LimitExceededException("A message in fragments is too long", getMaxFrameSize());
        }
        boolean last = header[0] < 0;
        if (last) {
            messageBytes = 0;
            fragments = 0;
        }
    }

    private long payloadLength() {
        if (got == 2) {
            return header[1] & 0x7f;
        }
        long length = 0;
        for (int i = 2; i < got; i++) {
            length = (length << 8) | (header[i] & 0xff);
        }
        return length;
    }
}
