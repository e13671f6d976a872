package dev.modelgate.dialects.convert;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** Splits a stream into lines at LF, in constant memory: a line beyond the limit is passed over, not held. */
final class LineSource {
    private static final int INITIAL = 1 << 16;

    private final InputStream in;
    private final MessageDigest digest;
    private final int limit;
    private byte[] buffer = new byte[INITIAL];
    private int filled;
    private int next;
    private boolean ended;

    private int start;
    private int length;
    private boolean tooLong;
    private int shifted;

    LineSource(InputStream in, MessageDigest digest, int limit) {
        this.in = in;
        this.digest = digest;
        this.limit = limit;
    }

    /** Moves to the next line; false at the end of the stream. */
    boolean advance() throws IOException {
        tooLong = false;
        int scanned = next;
        start = next;
        while (true) {
            int newline = indexOfNewline(scanned, filled);
            if (newline >= 0) {
                return line(newline, newline + 1);
            }
            scanned = filled;
            if (filled - start > limit) {
                tooLong = true;
                digest.update(buffer, start, filled - start);
                filled = start;
                scanned = start;
            }
            if (!fill()) {
                boolean something = filled > start || tooLong;
                return something && line(filled, filled);
            }
            scanned -= shifted;
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int start() {
        return start;
    }

    /** The line's length in bytes, without its LF. */
    int length() {
        return length;
    }

    /** Whether the line is beyond the limit; its bytes are not there then. */
    boolean tooLong() {
        return tooLong;
    }

    private boolean line(int end, int following) {
        digest.update(buffer, start, following - start);
        length = end - start;
        tooLong |= length > limit;
        next = following;
        return true;
    }

    /** Reads more bytes after those of the line so far, which move to the front of the buffer when room is needed. */
    private boolean fill() throws IOException {
        shifted = 0;
        if (ended) {
            return false;
        }
        if (filled == buffer.length) {
            if (start > 0) {
                System.arraycopy(buffer, start, buffer, 0, filled - start);
                shifted = start;
                filled -= start;
                start = 0;
            } else {
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
            return false;
        }
        filled += read;
        return true;
    }

    private int indexOfNewline(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
