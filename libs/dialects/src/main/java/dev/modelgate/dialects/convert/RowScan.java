package dev.modelgate.dialects.convert;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What one pass over a row's bytes tells.
 *
 * @param hash the bytes as 64 bits; not made to withstand somebody who looks for rows of the same hash
 * @param ascii whether no byte is above 127
 * @param escapesCharacters whether a backslash and a <code>u</code> stand anywhere, by which alone JSON in UTF-8 can hold
 *     half of a surrogate pair. It may be so where there are none, never the other way round.
 */
record RowScan(long hash, boolean ascii, boolean escapesCharacters) {
    private static final long SEED = 0x243F6A8885A308D3L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * EACH;
    private static final long BACKSLASHES = '\\' * EACH;
    private static final long LETTERS_U = 'u' * EACH;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Folds eight bytes at a time by a 128-bit product, as wyhash does (Wang Yi, 2019), and looks at them meanwhile. */
    static RowScan of(byte[] bytes, int from, int length) {
        long hash = SEED ^ length;
        long any = 0;
        long escapes = 0;
        long backslashBefore = 0;
        int i = from;
        int end = from + length;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i);
            hash = fold(hash ^ eight, FACTOR);
            any |= eight;
            long backslashes = zeros(eight ^ BACKSLASHES);
            escapes |= (backslashes << 8 | backslashBefore) & zeros(eight ^ LETTERS_U);
            backslashBefore = backslashes >>> 56;
        }
        long rest = 0;
        for (; i < end; i++) {
            int b = bytes[i] & 0xFF;
            rest = rest << 8 | b;
            any |= b;
            escapes |= b == 'u' ? backslashBefore : 0;
            backslashBefore = b == '\\' ? 1 : 0;
        }
        hash = fold(fold(hash ^ rest, 0xBF58476D1CE4E5B9L) ^ SEED, 0x94D049BB133111EBL);
        return new RowScan(hash, (any & HIGH_BITS) == 0, escapes != 0);
    }

    private static long fold(long a, long b) {
        return (a * b) ^ Math.unsignedMultiplyHigh(a, b);
    }

    /** The highest bit of each byte that is zero, and perhaps of a byte above one. */
    private static long zeros(long eight) {
        return (eight - EACH) & ~eight & HIGH_BITS;
    }
}
