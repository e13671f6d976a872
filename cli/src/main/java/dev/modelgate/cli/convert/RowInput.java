package dev.modelgate.cli.convert;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.GZIPInputStream;

/**
 * Where rows come from; knows how much of it was read.
 *
 * @param stream the rows, unpacked
 * @param read counts the bytes of the file, as packed as they lie there
 * @param size of the file in bytes; empty for standard input
 */
public record RowInput(InputStream stream, Counter read, OptionalLong size) implements AutoCloseable {
    private static final String STANDARD = "-";
    private static final int BUFFER = 1 << 16;

    /**
     * @param name a file, or {@code -} for standard input
     * @throws ConvertException when there is no such file
     * @throws IOException when it cannot be read, or its name ends in .gz and it is not gzip
     */
    public static RowInput open(String name) throws IOException {
        if (name.equals(STANDARD)) {
            Counter counter = new Counter(System.in);
            return new RowInput(counter, counter, OptionalLong.empty());
        }
        Path file = Path.of(name);
        requireFile(file);
        Counter counter = new Counter(Files.newInputStream(file));
        try {
            InputStream stream = name.endsWith(".gz") ? new GZIPInputStream(counter, BUFFER) : counter;
            return new RowInput(stream, counter, OptionalLong.of(Files.size(file)));
        } catch (IOException e) {
            counter.close();
            throw e;
        }
    }

    /** @throws ConvertException when it is no file that can be read */
    static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new ConvertException("'" + file + "' is a folder; name a file of JSON Lines.");
        }
        if (!Files.isReadable(file)) {
            throw new ConvertException("There is no file '" + file + "' that can be read.");
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    /** Counts what goes through. */
    public static final class Counter extends FilterInputStream {
        private long bytes;

        Counter(InputStream in) {
            super(in);
        }

        long bytes() {
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            bytes += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = in.read(buffer, from, length);
            bytes += Math.max(0, read);
            return read;
        }
    }
}
