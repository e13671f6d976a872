package dev.modelgate.converter.http;

import dev.modelgate.converter.problem.ProblemException;
import jakarta.ws.rs.core.Response.Status;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A body without its {@code Content-Encoding}, up to the limits. Everything that is wrong with it, and every limit that it
 * breaks, ends the reading with a {@link ProblemException}.
 */
public final class DecodedBody extends InputStream {
    private static final int BUFFER = 1 << 16;

    /** So many bytes are never a bomb, however few they were made of. */
    private static final long HARMLESS = 16L << 20;

    private final Counted arrived;
    private final InputStream decoded;
    private final Limits limits;
    private long count;

    /**
     * How much a body may be.
     *
     * @param bytes most bytes, after decoding
     * @param ratio most bytes that one byte of gzip may stand for, on average over the body
     * @param deadline when the reading has to be over
     */
    public record Limits(long bytes, int ratio, Deadline deadline) {}

    private DecodedBody(Counted arrived, InputStream decoded, Limits limits) {
        this.arrived = arrived;
        this.decoded = decoded;
        this.limits = limits;
    }

    /**
     * @param encoding the header {@code Content-Encoding}; may be null
     * @throws ProblemException when the encoding is not known, or the declared length is beyond the limit
     */
    public static DecodedBody of(RequestBody body, String encoding, Limits limits) {
        if (body.declaredLength() > limits.bytes()) {
            throw tooLong(limits);
        }
        Counted arrived = new Counted(body);
        String name = Optional.ofNullable(encoding).orElse("identity").strip().toLowerCase(Locale.ROOT);
        InputStream decoded = switch (name) {
            case "identity", "" -> arrived;
            case "gzip", "x-gzip" -> gzip(arrived);
            default ->
                throw new ProblemException(
                        Status.UNSUPPORTED_MEDIA_TYPE,
                        "The Content-Encoding is '" + name + "'; bodies are read as they are or as gzip.");
        };
        return new DecodedBody(arrived, decoded, limits);
    }

    private static InputStream gzip(InputStream arrived) {
        try {
            return new GZIPInputStream(arrived, BUFFER);
        } catch (IOException e) {
            throw notGzip(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        limits.deadline().check();
        int read = decode(bytes, from, length);
        count += Math.max(read, 0);
        if (count > limits.bytes()) {
            throw tooLong(limits);
        }
        if (count > HARMLESS && count / Math.max(arrived.count, 1) > limits.ratio()) {
            throw new ProblemException(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "The gzip stands for more than " + limits.ratio()
                            + " times its own bytes (modelgate.conversions.gzip-ratio).");
        }
        return read;
    }

    private int decode(byte[] bytes, int from, int length) throws IOException {
        try {
            return decoded.read(bytes, from, length);
        } catch (ZipException | EOFException e) {
            throw notGzip(e);
        }
    }

    private static ProblemException notGzip(IOException e) {
        return new ProblemException(
                Status.BAD_REQUEST,
                e instanceof EOFException
                        ? "The body ends inside its gzip."
                        : "The body is not the gzip that its Content-Encoding says it is.");
    }

    private static ProblemException tooLong(Limits limits) {
        return new ProblemException(
                Status.REQUEST_ENTITY_TOO_LARGE, "The body has more than " + limits.bytes() + " bytes.");
    }

    /** Counts what arrives. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
