package dev.modelgate.dialects.convert;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** A row's bytes as 64 bits. Not made to withstand somebody who looks for rows of the same hash. */
final class RowHash {
    private static final long SEED = 0x243F6A8885A308D3L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private RowHash() {}

    /** Folds eight bytes at a time by a 128-bit product, as wyhash does (Wang Yi, 2019). */
    static long of(byte[] bytes, int from, int length) {
        long hash = SEED ^ length;
        int i = from;
        int end = from + length;
        for (; i + 8 <= end; i += 8) {
            hash = fold(hash ^ (long) LONGS.get(bytes, i), FACTOR);
        }
        long rest = 0;
        for (; i < end; i++) {
            rest = rest << 8 | (bytes[i] & 0xFF);
        }
        return fold(fold(hash ^ rest, 0xBF58476D1CE4E5B9L) ^ SEED, 0x94D049BB133111EBL);
    }

    private static long fold(long a, long b) {
        return (a * b) ^ Math.unsignedMultiplyHigh(a, b);
    }
}
