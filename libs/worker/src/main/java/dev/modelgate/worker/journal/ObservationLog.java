package dev.modelgate.worker.journal;

import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.UnreadableMessageException;
import dev.modelgate.contracts.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The observations of one command, one JSON line each. A line is durable before anybody can read it; a line that a crash or
 * a full disk has torn does not count and is overwritten.
 */
final class ObservationLog implements AutoCloseable {
    private final Path path;
    private RandomAccessFile file;
    private long length;
    private long count;

    ObservationLog(Path path) throws IOException {
        this.path = path;
        if (Files.exists(path)) {
            byte[] content = Files.readAllBytes(path);
            for (int i = 0; i < content.length; i++) {
                if (content[i] == '\n') {
                    length = i + 1L;
                    count++;
                }
            }
        }
    }

    /** How many observations there are; the number of the last one. */
    synchronized long count() {
        return count;
    }

    /** @param observation numbered {@code count() + 1} */
    synchronized void append(Observation observation) throws IOException {
        byte[] line = (Wire.write(observation) + "\n").getBytes(StandardCharsets.UTF_8);
        if (file == null) {
            file = new RandomAccessFile(path.toFile(), "rw");
        }
        file.seek(length);
        file.write(line);
        file.getFD().sync();
        length += line.length;
        count++;
    }

    /** A place between two observations. */
    record Cursor(long offset, long sequence) {
        static final Cursor START = new Cursor(0, 0);
    }

    /** Some observations after {@code from}, and where to go on; the list is empty at the end. */
    Page read(Cursor from, int most) throws IOException {
        long end;
        synchronized (this) {
            end = length;
        }
        if (from.offset() >= end) {
            return new Page(List.of(), from);
        }
        List<Observation> observations = new ArrayList<>();
        long offset = from.offset();
        try (RandomAccessFile in = new RandomAccessFile(path.toFile(), "r")) {
            byte[] content = new byte[Math.toIntExact(Math.min(end - offset, Integer.MAX_VALUE - 16))];
            in.seek(offset);
            in.readFully(content);
            int start = 0;
            for (int i = 0; i < content.length && observations.size() < most; i++) {
                if (content[i] == '\n') {
                    observations.add(parse(content, start, i));
                    start = i + 1;
                }
            }
            offset += start;
        } catch (EOFException e) {
            throw new IOException(path + " is shorter than it was.", e);
        }
        return new Page(observations, new Cursor(offset, from.sequence() + observations.size()));
    }

    /** @param next where to go on */
    record Page(List<Observation> observations, Cursor next) {}

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.setLength(length);
            file.close();
            file = null;
        }
    }

    private Observation parse(byte[] content, int start, int end) throws IOException {
        try {
            return Wire.read(Arrays.copyOfRange(content, start, end), Observation.class);
        } catch (UnreadableMessageException e) {
            throw new IOException(path + " is damaged: " + e.getMessage(), e);
        }
    }
}
