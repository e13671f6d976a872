package dev.modelgate.dialects.convert;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The rows that were seen, each as a hash of 64 bits with its line: 16 to 32 bytes per different row. That two different
 * rows among a million have one hash, and one of them is reported as a duplicate, is less likely than 1 in 30 million.
 */
public final class RowHashes {
    private static final int PARTS = 64;

    /** Parts grow by themselves, so that growing never needs room for everything twice. */
    private final Part[] parts = new Part[PARTS];

    public RowHashes() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part();
        }
    }

    /**
     * Adds the row of a line, counted from 1; the number is kept up to 2^32 - 1.
     *
     * @return the line of the same row that was added earlier; 0 when there is none
     */
    long add(long hash, long line) {
        return part(hash).add(hash, (int) Math.min(line, 0xFFFF_FFFFL));
    }

    /** The line of a row; 0 when it was not added. */
    long find(long hash) {
        return part(hash).find(hash);
    }

    /** How many different rows were added. */
    public long size() {
        long size = 0;
        for (Part part : parts) {
            size += part.size;
        }
        return size;
    }

    /** Writes every row, 12 bytes for each, in no particular order; {@link #readFrom} gives them back. */
    public void writeTo(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        for (Part part : parts) {
            for (int place = 0; place < part.lines.length; place++) {
                if (part.lines[place] != 0) {
                    data.writeLong(part.hashes[place]);
                    data.writeInt(part.lines[place]);
                }
            }
        }
        data.flush();
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @param rows how many rows were written
     * @throws java.io.EOFException when there are fewer
     */
    public static RowHashes readFrom(InputStream in, long rows) throws IOException {
        DataInputStream data = new DataInputStream(in);
        RowHashes read = new RowHashes();
        for (long i = 0; i < rows; i++) {
            long hash = data.readLong();
            read.add(hash, Integer.toUnsignedLong(data.readInt()));
        }
        return read;
    }

    private Part part(long hash) {
        return parts[(int) (hash >>> 58)];
    }

    /** A table with open addressing and linear probing; at most three of four places are taken. */
    private static final class Part {
        private long[] hashes = new long[16];
        private int[] lines = new int[16];
        private int size;

        long add(long hash, int line) {
            int place = place(hash);
            if (lines[place] != 0) {
                return Integer.toUnsignedLong(lines[place]);
            }
            hashes[place] = hash;
            lines[place] = line;
            size++;
            if (size > hashes.length / 4 * 3) {
                grow();
            }
            return 0;
        }

        long find(long hash) {
            return Integer.toUnsignedLong(lines[place(hash)]);
        }

        private int place(long hash) {
            int mask = hashes.length - 1;
            int place = (int) hash & mask;
            while (lines[place] != 0 && hashes[place] != hash) {
                place = (place + 1) & mask;
            }
            return place;
        }

        private void grow() {
            long[] before = hashes;
            int[] beforeLines = lines;
            hashes = new long[before.length * 2];
            lines = new int[before.length * 2];
            for (int i = 0; i < before.length; i++) {
                if (beforeLines[i] != 0) {
                    int place = place(before[i]);
                    hashes[place] = before[i];
                    lines[place] = beforeLines[i];
                }
            }
        }
    }
}
