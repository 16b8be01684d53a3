package com.vegah.collectiq.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Collects a head byte by byte up to its blank line, and leaves what follows. Lines end in CR LF, nothing else (RFC 9112, 2.2). */
final class HeadBytes {
    enum Progress {
        MORE,
        WHOLE,
        TOO_LONG,
        MALFORMED
    }

    private static final int BLANK_LINE = 4;

    private final int most;
    private byte[] bytes = new byte[1024];
    private int count;
    private int ending;

    HeadBytes(int most) {
        this.most = most;
    }

    boolean begun() {
        return count > 0;
    }

    Progress take(ByteBuffer in) {
        while (in.hasRemaining()) {
            if (count == most) {
                return Progress.TOO_LONG;
            }
            byte next = in.get();
            keep(next);
            if (!step(next)) {
                return Progress.MALFORMED;
            }
            if (ending == BLANK_LINE) {
                return Progress.WHOLE;
            }
        }
        return Progress.MORE;
    }

    /** The lines, without the blank one; bytes as characters. */
    String text() {
        return new String(bytes, 0, count - BLANK_LINE, StandardCharsets.ISO_8859_1);
    }

    private void keep(byte next) {
        if (count == bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(most, bytes.length * 2));
        }
        bytes[count++] = next;
    }

    // ending counts the characters of CR LF CR LF seen; neither stands alone, and no head begins with an end of line or
    // a control byte
    private boolean step(byte next) {
        if (next == '\n') {
            if (ending % 2 == 0) {
                return false;
            }
            ending++;
            return true;
        }
        if (ending % 2 != 0) {
            return false;
        }
        ending = next == '\r' ? ending + 1 : 0;
        return count > 1 || next > ' ';
    }
}
