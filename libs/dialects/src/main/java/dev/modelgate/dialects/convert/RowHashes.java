package dev.modelgate.dialects.convert;

/**
 * The rows that were seen, each as a hash of 128 bits, so that a million rows take about
 * 50 MB. Two different rows with one hash are less likely than a broken memory cell.
 */
public final class RowHashes {
    private long[] first = new long[1 << 10];
    private long[] second = new long[1 << 10];
    private long[] lines = new long[1 << 10];
    private int size;

    /**
     * Adds the row of a line, counted from 1.
     *
     * @return the line of the same row that was added earlier; 0 when there is none
     */
    long add(RowHash hash, long line) {
        long one = hash.one();
        long two = hash.two();
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
    long find(RowHash hash) {
        return lines[slot(hash.one(), hash.two())];
    }

    /** How many different rows were added. */
    public int size() {
        return size;
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
}
