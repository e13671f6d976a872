package dev.modelgate.converter.conversion;

import dev.modelgate.worker.artifact.Digests;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** A file of lines while it is written: counted, and durable once finished. */
final class OutputFile extends FilterOutputStream {
    private static final int BUFFER = 1 << 17;

    private final FileOutputStream file;
    private final Optional<MessageDigest> digest;
    private long bytes;
    private long lines;

    private OutputFile(FileOutputStream file, Optional<MessageDigest> digest) {
        super(new BufferedOutputStream(
                digest.<OutputStream>map(made -> new DigestOutputStream(file, made))
                        .orElse(file),
                BUFFER));
        this.file = file;
        this.digest = digest;
    }

    /** @param digested whether its digest is made, or known from elsewhere */
    static OutputFile create(Path path, boolean digested) throws IOException {
        return new OutputFile(
                new FileOutputStream(path.toFile()), digested ? Optional.of(Digests.digest()) : Optional.empty());
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

    /** Ends the file: its bytes are on the disk then. Returns their SHA-256, in hexadecimal, if it was made. */
    Optional<String> finish() throws IOException {
        out.flush();
        file.getFD().sync();
        return digest.map(made -> HexFormat.of().formatHex(made.digest()));
    }

    @Override
    public void close() throws IOException {
        file.close(); // what is not flushed belongs to a conversion that failed
    }
}
