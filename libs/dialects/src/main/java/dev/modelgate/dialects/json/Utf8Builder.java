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
    private static final byte[][] ESCAPES = escapes();
    private static final int LONGEST_ESCAPE = 6;

    private byte[] bytes;
    private int length;

    /** @param capacity how many bytes to begin with, from 0; it grows as needed */
    public Utf8Builder(int capacity) {
        bytes = new byte[Math.max(capacity, Long.BYTES)];
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
        reserve(to - i + Long.BYTES);
        while (i + Long.BYTES <= to) {
            long eight = (long) LONGS.get(utf8, i);
            LONGS.set(bytes, length, eight);
            long escaped = escaped(eight);
            int clean = escaped == 0 ? Long.BYTES : Long.numberOfTrailingZeros(escaped) >>> 3;
            i += clean;
            length += clean;
            if (escaped != 0) {
                escape(utf8[i++]);
                reserve(to - i + Long.BYTES);
            }
        }
        for (; i < to; i++) {
            byte b = utf8[i];
            if (b >= 0 && ESCAPES[b] != null) {
                escape(b);
                reserve(to - i);
            } else {
                bytes[length++] = b;
            }
        }
    }

    /** The highest bit of the first byte that must be escaped, and perhaps of later ones; 0 when none must. */
    private static long escaped(long eight) {
        long quote = eight ^ ('"' * EACH);
        long backslash = eight ^ ('\\' * EACH);
        return ((eight - 0x20 * EACH) & ~eight | (quote - EACH) & ~quote | (backslash - EACH) & ~backslash) & HIGH_BITS;
    }

    private void escape(byte b) {
        append(ESCAPES[b]);
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
        int needed = Math.addExact(length, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(
                    bytes, Math.max(needed + LONGEST_ESCAPE, Math.min(bytes.length, Integer.MAX_VALUE / 4) * 2));
        }
    }

    private static byte[][] escapes() {
        byte[][] escapes = new byte[128][];
        for (int c = 0; c < 0x20; c++) {
            escapes[c] = "\\u%04x".formatted(c).getBytes(StandardCharsets.US_ASCII);
        }
        // Pairs of a character and the letter that escapes it.
        String named = "\"\"\\\\\nn\rr\tt\bb\ff";
        for (int i = 0; i < named.length(); i += 2) {
            escapes[named.charAt(i)] = new byte[] {'\\', (byte) named.charAt(i + 1)};
        }
        return escapes;
    }
}
