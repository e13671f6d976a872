package dev.modelgate.dialects.json;

import java.io.Reader;

/** Reads a part of a string without copying more of it than is asked for, however much follows the part that is JSON. */
final class RangeReader extends Reader {
    private final String text;
    private final int to;
    private int next;

    RangeReader(String text, int from, int to) {
        this.text = text;
        this.next = from;
        this.to = to;
    }

    @Override
    public int read(char[] chars, int from, int length) {
        if (next == to) {
            return -1;
        }
        int count = Math.min(length, to - next);
        text.getChars(next, next + count, chars, from);
        next += count;
        return count;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
