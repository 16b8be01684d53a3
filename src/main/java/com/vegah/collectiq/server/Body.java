package com.vegah.collectiq.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects a body as its head announced it: by length, in chunks, or up to the end of the connection. */
final class Body {
    enum Progress {
        MORE,
        WHOLE,
        TOO_LONG,
        MALFORMED
    }

    private static final long UNTIL_THE_END = Long.MAX_VALUE;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Chunks chunks = new Chunks();
    private final boolean chunked;
    private final int most;
    private long left;

    private Body(boolean chunked, long length, int most) {
        this.chunked = chunked;
        this.left = length;
        this.most = most;
    }

    /** A request's body; both ways of framing at once, or one that cannot be read for certain, are refused (RFC 9112, 6.1 and 6.3). */
    static Body ofRequest(Map<String, List<String>> headers, int most) throws Malformed {
        List<String> codings = headers.getOrDefault("transfer-encoding", List.of());
        List<String> lengths = headers.getOrDefault("content-length", List.of());
        if (!codings.isEmpty()) {
            return chunked(codings, lengths, most);
        }
        if (lengths.size() > 1) {
            throw new Malformed(400, "more than one Content-Length");
        }
        return new Body(false, lengths.isEmpty() ? 0 : length(lengths.get(0)), most);
    }

    /** A response's body; without framing it lasts as long as the connection. */
    static Body ofResponse(Map<String, List<String>> headers, int most) throws Malformed {
        if (headers.containsKey("transfer-encoding") || headers.containsKey("content-length")) {
            return ofRequest(headers, most);
        }
        return new Body(false, UNTIL_THE_END, most);
    }

    /** The announced length is over the bound. */
    boolean tooLong() {
        return !chunked && left > most;
    }

    boolean empty() {
        return !chunked && left == 0;
    }

    Progress take(ByteBuffer in) {
        return chunked ? takeChunks(in) : takeLength(in);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private Progress takeLength(ByteBuffer in) {
        int count = (int) Math.min(left, in.remaining());
        left -= count;
        if (!copy(in, count)) {
            return Progress.TOO_LONG;
        }
        return left == 0 ? Progress.WHOLE : Progress.MORE;
    }

    private Progress takeChunks(ByteBuffer in) {
        while (in.hasRemaining() && !chunks.over()) {
            if (chunks.inData()) {
                int count = (int) Math.min(chunks.left(), in.remaining());
                chunks.used(count);
                if (!copy(in, count)) {
                    return Progress.TOO_LONG;
                }
            } else if (!chunks.step(in.get())) {
                return Progress.MALFORMED;
            } else if (chunks.left() > most) {
                return Progress.TOO_LONG;
            }
        }
        return chunks.over() ? Progress.WHOLE : Progress.MORE;
    }

    /** Keeps no more than the bound; false when there was more. */
    private boolean copy(ByteBuffer in, int count) {
        int kept = Math.min(count, most - bytes.size());
        bytes.write(in.array(), in.arrayOffset() + in.position(), kept);
        in.position(in.position() + count);
        return kept == count;
    }

    private static Body chunked(List<String> codings, List<String> lengths, int most) throws Malformed {
        if (!lengths.isEmpty()) {
            throw new Malformed(400, "both Content-Length and Transfer-Encoding");
        }
        if (codings.size() != 1 || !codings.get(0).toLowerCase(Locale.ROOT).equals("chunked")) {
            throw new Malformed(400, "a Transfer-Encoding other than chunked");
        }
        return new Body(true, 0, most);
    }

    private static long length(String value) throws Malformed {
        if (value.isEmpty() || value.length() > 18 || !value.chars().allMatch(sign -> sign >= '0' && sign <= '9')) {
            throw new Malformed(400, "malformed Content-Length");
        }
        return Long.parseLong(value);
    }
}
