package dev.modelgate.dialects.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Puts a text together as UTF-8. Strings in quotes are written as Python's <code>json.dumps(…, ensure_ascii=False)</code>
 * does: only the quote, the backslash and the characters below U+0020 are escaped.
 *
 * @see <a href="https://github.com/python/cpython/blob/main/Lib/json/encoder.py">json.encoder.ESCAPE_DCT</a>
 */
public final class Utf8Builder {
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * EACH;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** What an ASCII character is escaped as: the bytes from the lowest on, and their number as the highest; 0 for none. */
    private static final long[] ESCAPES = escapes();

    private byte[] bytes;
    private int length;

    /** @param capacity how many bytes to begin with, from 0; it grows as needed */
    public Utf8Builder(int capacity) {
        bytes = new byte[Math.max(capacity, 2 * Long.BYTES)];
    }

    /** Appends a text as it is. Half a surrogate pair, which no UTF-8 can hold, becomes a question mark. */
    public Utf8Builder append(String text) {
        return append(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends bytes that are UTF-8 already. */
    public Utf8Builder append(byte[] utf8) {
        reserve(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
        return this;
    }

    /** Appends an ASCII character. */
    public Utf8Builder append(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    /** Appends a text as a JSON string in quotes; half a surrogate pair is escaped. */
    public Utf8Builder quoted(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        append('"');
        if (utf8.length != text.length() && Surrogates.firstLone(text) >= 0) {
            escapingSurrogates(text);
        } else {
            escaping(utf8, 0, utf8.length);
        }
        return append('"');
    }

    /** Appends what another builder holds as a JSON string in quotes. */
    public Utf8Builder quoted(Utf8Builder text) {
        append('"');
        escaping(text.bytes, 0, text.length);
        return append('"');
    }

    /** How many bytes were appended. */
    public int length() {
        return length;
    }

    /** What was appended, from the first byte of the array on up to {@link #length}; valid until more is appended. */
    public byte[] bytes() {
        return bytes;
    }

    /** Forgets what was appended and keeps the room. */
    public void clear() {
        length = 0;
    }

    /** What was appended, as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** Copies eight bytes at a time; what lies behind the first of them that must be escaped is overwritten. */
    private void escaping(byte[] utf8, int from, int to) {
        int i = from;
        int o = length;
        byte[] out = room(o, to - i);
        while (i + Long.BYTES <= to) {
            long eight = (long) LONGS.get(utf8, i);
            LONGS.set(out, o, eight);
            long escaped = escaped(eight);
            if (escaped == 0) {
                i += Long.BYTES;
                o += Long.BYTES;
            } else {
                int clean = Long.numberOfTrailingZeros(escaped) >>> 3;
                long escape = ESCAPES[utf8[i + clean]];
                LONGS.set(out, o + clean, escape);
                i += clean + 1;
                o += clean + length(escape);
                out = room(o, to - i);
            }
        }
        for (; i < to; i++) {
            byte b = utf8[i];
            long escape = b < 0 ? 0 : ESCAPES[b];
            if (escape == 0) {
                out[o++] = b;
            } else {
                LONGS.set(out, o, escape);
                o += length(escape);
                out = room(o, to - i);
            }
        }
        length = o;
    }

    /** The array, with room from an offset on for so many bytes, an escape, and a long that is written across the end. */
    private byte[] room(int at, int more) {
        if (at + more + 2 * Long.BYTES > bytes.length) {
            grow(at, more + 2 * Long.BYTES);
        }
        return bytes;
    }

    private static int length(long escape) {
        return (int) (escape >>> 56);
    }

    /** The highest bit of the first byte that must be escaped, and perhaps of later ones; 0 when none must. */
    private static long escaped(long eight) {
        long quote = eight ^ ('"' * EACH);
        long backslash = eight ^ ('\\' * EACH);
        return ((eight - 0x20 * EACH) & ~eight | (quote - EACH) & ~quote | (backslash - EACH) & ~backslash) & HIGH_BITS;
    }

    private void escapingSurrogates(String text) {
        int from = 0;
        for (int lone = Surrogates.firstLone(text); lone >= 0; ) {
            byte[] before = text.substring(from, lone).getBytes(StandardCharsets.UTF_8);
            escaping(before, 0, before.length);
            append("\\u" + Integer.toHexString(text.charAt(lone)));
            from = lone + 1;
            int next = Surrogates.firstLone(text.substring(from));
            lone = next < 0 ? -1 : from + next;
        }
        byte[] rest = text.substring(from).getBytes(StandardCharsets.UTF_8);
        escaping(rest, 0, rest.length);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            grow(length, more);
        }
    }

    private void grow(int used, int more) {
        int needed = Math.addExact(used, more);
        bytes = Arrays.copyOf(bytes, Math.max(needed, Math.min(bytes.length, Integer.MAX_VALUE / 4) * 2));
    }

    private static long[] escapes() {
        long[] escapes = new long[128];
        for (int c = 0; c < 0x20; c++) {
            escapes[c] = packed("\\u%04x".formatted(c));
        }
        // Pairs of a character and the letter that escapes it.
        String named = "\"\"\\\\\nn\rr\tt\bb\ff";
        for (int i = 0; i < named.length(); i += 2) {
            escapes[named.charAt(i)] = packed("\\" + named.charAt(i + 1));
        }
        return escapes;
    }

    private static long packed(String escape) {
        byte[] eight = new byte[Long.BYTES];
        System.arraycopy(escape.getBytes(StandardCharsets.US_ASCII), 0, eight, 0, escape.length());
        eight[Long.BYTES - 1] = (byte) escape.length();
        return (long) LONGS.get(eight, 0);
    }
}
