package dev.modelgate.converter.conversion;

import dev.modelgate.worker.artifact.Digests;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file of lines while it is written: counted, digested, and durable once closed. */
final class OutputFile extends FilterOutputStream {
    private static final int BUFFER = 1 << 17;

    private final FileOutputStream file;
    private final MessageDigest digest;
    private long bytes;
    private long lines;

    private OutputFile(FileOutputStream file, MessageDigest digest) {
        super(new BufferedOutputStream(new DigestOutputStream(file, digest), BUFFER));
        this.file = file;
        this.digest = digest;
    }

    static OutputFile create(Path path) throws IOException {
        return new OutputFile(new FileOutputStream(path.toFile()), Digests.digest());
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        bytes++;
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        out.write(content, from, length);
        bytes += length;
    }

    void lineEnded() {
        lines++;
    }

    long bytes() {
        return bytes;
    }

    long lines() {
        return lines;
    }

    /** Ends the file: its bytes are on the disk then. Returns their SHA-256, in hexadecimal. */
    String finish() throws IOException {
        out.flush();
        file.getFD().sync();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        file.close(); // what is not flushed belongs to a conversion that failed
    }
}
