package dev.modelgate.converter.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of bytes (RFC 9110, 14.1.2).
 *
 * @param first offset of the first byte
 * @param length number of bytes, at least 1
 */
record ByteRange(long first, long length) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What a {@code Range} header asks of a file. */
    sealed interface Request {
        /** The whole file: there is no header, or one that may be ignored (another unit, several ranges, nonsense). */
        record Whole() implements Request {}

        record Part(ByteRange range) implements Request {}

        /** The range begins after the file's end. */
        record Unsatisfiable() implements Request {}
    }

    /** @param size of the file */
    static Request parse(String header, long size) {
        Matcher matcher = ONE.matcher(Optional.ofNullable(header).orElse(""));
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return new Request.Whole();
        }
        if (matcher.group(1).isEmpty()) {
            long length = Math.min(Long.parseLong(matcher.group(2)), size);
            return part(size - length, length);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(matcher.group(2)), size - 1);
        if (!matcher.group(2).isEmpty() && Long.parseLong(matcher.group(2)) < first) {
            return new Request.Whole();
        }
        return part(first, last - first + 1);
    }

    /** The {@code Content-Range} header of an answer. */
    String header(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }

    private static Request part(long first, long length) {
        return length < 1 ? new Request.Unsatisfiable() : new Request.Part(new ByteRange(first, length));
    }
}
