package dev.modelgate.dialects.convert;

/**
 * The rows that were seen, each as a hash of 128 bits (two of 64 under different seeds), so that a million rows take about
 * 50 MB. Two different rows with one hash are less likely than a broken memory cell.
 */
public final class RowHashes {
    private static final long FIRST_SEED = 0x243F6A8885A308D3L;
    private static final long SECOND_SEED = 0x13198A2E03707344L;

    private long[] first = new long[1 << 10];
    private long[] second = new long[1 << 10];
    private long[] lines = new long[1 << 10];
    private int size;

    /**
     * Adds the row of a line, counted from 1.
     *
     * @return the line of the same row that was added earlier; 0 when there is none
     */
    long add(long one, long two, long line) {
        int slot = slot(one, two);
        if (lines[slot] != 0) {
            return lines[slot];
        }
        first[slot] = one;
        second[slot] = two;
        lines[slot] = line;
        size++;
        if (size * 2 > lines.length) {
            grow();
        }
        return 0;
    }

    /** The line of a row; 0 when it was not added. */
    long find(long one, long two) {
        return lines[slot(one, two)];
    }

    /** How many different rows were added. */
    public int size() {
        return size;
    }

    static long first(byte[] bytes, int from, int length) {
        return hash(bytes, from, length, FIRST_SEED);
    }

    static long second(byte[] bytes, int from, int length) {
        return hash(bytes, from, length, SECOND_SEED);
    }

    private int slot(long one, long two) {
        int mask = lines.length - 1;
        int slot = (int) (one ^ (one >>> 32)) & mask;
        while (lines[slot] != 0 && (first[slot] != one || second[slot] != two)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] ones = first;
        long[] twos = second;
        long[] places = lines;
        first = new long[ones.length * 2];
        second = new long[ones.length * 2];
        lines = new long[ones.length * 2];
        for (int i = 0; i < places.length; i++) {
            if (places[i] != 0) {
                int slot = slot(ones[i], twos[i]);
                first[slot] = ones[i];
                second[slot] = twos[i];
                lines[slot] = places[i];
            }
        }
    }

    /** Folds eight bytes at a time by a 128-bit product, as wyhash does (Wang Yi, 2019). */
    private static long hash(byte[] bytes, int from, int length, long seed) {
        long hash = seed ^ length;
        int i = from;
        int end = from + length;
        for (; i + 8 <= end; i += 8) {
            hash = fold(hash ^ (long) LONGS.get(bytes, i), 0x9E3779B97F4A7C15L);
        }
        long rest = 0;
        for (; i < end; i++) {
            rest = rest << 8 | (bytes[i] & 0xFF);
        }
        return fold(fold(hash ^ rest, 0xBF58476D1CE4E5B9L) ^ seed, 0x94D049BB133111EBL);
    }

    private static long fold(long a, long b) {
        return (a * b) ^ Math.unsignedMultiplyHigh(a, b);
    }

    private static final java.lang.invoke.VarHandle LONGS =
            java.lang.invoke.MethodHandles.byteArrayViewVarHandle(long[].class, java.nio.ByteOrder.LITTLE_ENDIAN);
}
