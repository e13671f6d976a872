package dev.modelgate.dialects.convert;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through bytes, eight at a time where it can. */
final class Bytes {
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x80 * EACH;
    private static final long NEWLINES = '\n' * EACH;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    /** The offset of the first LF of a range; -1 when there is none. */
    static int indexOfNewline(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long eight = (long) LONGS.get(bytes, i) ^ NEWLINES;
            long found = (eight - EACH) & ~eight & HIGH_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /**
     * The offset of the first byte that is not UTF-8 as RFC 3629 has it (no overlong form, no surrogate, nothing above
     * U+10FFFF); -1 when all are.
     */
    static int firstInvalidUtf8(byte[] bytes, int from, int length) {
        int end = from + length;
        int i = from;
        while (i < end) {
            byte b = bytes[i];
            if (b >= 0) {
                i = afterAscii(bytes, i + 1, end);
                continue;
            }
            int size = size(b & 0xFF);
            if (size == 0 || i + size > end || !continues(bytes, i, size)) {
                return i;
            }
            i += size;
        }
        return -1;
    }

    /** Passes over ASCII eight bytes at a time; stops before the first eight that are not wholly so. */
    private static int afterAscii(byte[] bytes, int from, int end) {
        int i = from;
        while (i + Long.BYTES <= end && ((long) LONGS.get(bytes, i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        return i;
    }

    private static int size(int lead) {
        if (lead < 0xC2) {
            return 0;
        }
        if (lead < 0xE0) {
            return 2;
        }
        return lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    }

    private static boolean continues(byte[] bytes, int at, int size) {
        for (int i = 1; i < size; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return false;
            }
        }
        int lead = bytes[at] & 0xFF;
        int second = bytes[at + 1] & 0xFF;
        return switch (lead) {
            case 0xE0 -> second >= 0xA0;
            case 0xED -> second < 0xA0;
            case 0xF0 -> second >= 0x90;
            case 0xF4 -> second < 0x90;
            default -> true;
        };
    }
}
