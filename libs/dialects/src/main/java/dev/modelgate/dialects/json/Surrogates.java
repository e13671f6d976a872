package dev.modelgate.dialects.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds what Java and JSON strings can hold and UTF-8 cannot. */
public final class Surrogates {
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * EACH;
    private static final long BACKSLASHES = '\\' * EACH;
    private static final long LETTERS_U = 'u' * EACH;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Surrogates() {}

    /** The offset of the first surrogate without its other half; -1 when there is none. */
    public static int firstLone(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                continue;
            }
            if (Character.isLowSurrogate(c) || i + 1 == length || !Character.isLowSurrogate(text.charAt(i + 1))) {
                return i;
            }
            i++;
        }
        return -1;
    }

    /**
     * Whether a backslash and a <code>u</code> stand anywhere, by which alone JSON in UTF-8 can hold half of a surrogate
     * pair. It may say so where there are none, never the other way round.
     */
    static boolean mayBeEscaped(byte[] bytes, int from, int length) {
        int end = from + length;
        int i = from;
        for (; i + Long.BYTES < end; i += Long.BYTES) {
            long backslashes = (long) LONGS.get(bytes, i) ^ BACKSLASHES;
            long following = (long) LONGS.get(bytes, i + 1) ^ LETTERS_U;
            if (((backslashes - EACH) & ~backslashes & (following - EACH) & ~following & HIGH_BITS) != 0) {
                return true;
            }
        }
        for (; i + 1 < end; i++) {
            if (bytes[i] == '\\' && bytes[i + 1] == 'u') {
                return true;
            }
        }
        return false;
    }
}
