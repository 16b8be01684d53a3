package com.vegah.collectiq.server;

/** What stands between chunks: size lines, line ends, trailers; byte by byte (RFC 9112, 7.1). */
final class Chunks {
    private enum Part {
        SIZE,
        EXTENSION,
        SIZE_END,
        DATA,
        DATA_END,
        TRAILER,
        OVER
    }

    private static final int MOST_OVERHEAD = 4096;
    private static final int MOST_SIZE_DIGITS = 8;

    private Part part = Part.SIZE;
    private long left;
    private int digits;
    private int overhead;
    private int lineLength;
    private boolean afterReturn;

    boolean inData() {
        return part == Part.DATA;
    }

    boolean over() {
        return part == Part.OVER;
    }

    /** Bytes of this chunk that are still to come. */
    long left() {
        return left;
    }

    void used(int count) {
        left -= count;
        if (left == 0) {
            part = Part.DATA_END;
        }
    }

    /** Takes one byte outside the data; false when it may not stand there. */
    boolean step(byte next) {
        return switch (part) {
            case SIZE -> size(next);
            case EXTENSION -> extension(next);
            case SIZE_END -> next == '\n' && sizeKnown();
            case DATA_END -> dataEnd(next);
            case TRAILER -> trailer(next);
            case DATA, OVER -> false;
        };
    }

    private boolean size(byte next) {
        int digit = next < 0 ? -1 : Character.digit((char) next, 16);
        if (digit >= 0) {
            left = left * 16 + digit;
            return ++digits <= MOST_SIZE_DIGITS;
        }
        return digits > 0 && extension(next);
    }

    private boolean extension(byte next) {
        part = next == '\r' ? Part.SIZE_END : Part.EXTENSION;
        boolean lawful = next == '\r' || next == ';' || (lineLength > 0 && next >= ' ');
        lineLength = next == '\r' ? 0 : lineLength + 1;
        return lawful && bearable();
    }

    private boolean sizeKnown() {
        part = left == 0 ? Part.TRAILER : Part.DATA;
        digits = 0;
        return true;
    }

    private boolean dataEnd(byte next) {
        if (!afterReturn) {
            afterReturn = true;
            return next == '\r';
        }
        afterReturn = false;
        part = Part.SIZE;
        return next == '\n' && bearable();
    }

    private boolean trailer(byte next) {
        if (afterReturn) {
            part = lineLength == 0 ? Part.OVER : Part.TRAILER;
            afterReturn = false;
            lineLength = 0;
            return next == '\n';
        }
        afterReturn = next == '\r';
        lineLength += afterReturn ? 0 : 1;
        return next != '\n' && bearable();
    }

    /** Ten thousand chunks of one byte, or endless extensions, are no body of ours. */
    private boolean bearable() {
        return ++overhead <= MOST_OVERHEAD;
    }
}
