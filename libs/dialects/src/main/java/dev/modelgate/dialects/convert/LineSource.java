package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.convert.Line.Kind;
import dev.modelgate.dialects.finding.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a stream into lines at LF, in batches of bounded memory: a line beyond the limit is passed over, not held. It says
 * of each line whether it is a row and ends where the last row that is wanted does, whoever converts the batches.
 */
final class LineSource {
    /** Bytes that are read at once, unless a line is longer: enough to make handing them over cheap, and to stay in a core's cache. */
    private static final int BUFFER = 1 << 17;

    /** Lines of a batch: what is added to every row, such as a system turn, must not make much of few bytes. */
    private static final int MOST_LINES = 256;

    private final InputStream in;
    private final MessageDigest digest = Sha256.digest();
    private final ConversionLimits limits;
    private final long take;
    private byte[] buffer = new byte[BUFFER];
    private int filled;

    /** Where the line begins that is not wholly there. */
    private int start;

    private boolean passedOver;
    private boolean carriageReturns;
    private boolean finished;
    private long read;
    private long number;
    private long rows;

    LineSource(InputStream in, ConversionLimits limits, long take) {
        this.in = in;
        this.limits = limits;
        this.take = take;
    }

    /** The next lines, at least one; empty when no more are wanted or there. */
    Optional<LineBatch> next() throws IOException {
        List<Line> lines = new ArrayList<>();
        int scanned = start;
        int digested = start;
        long before = read;
        while (!finished) {
            scanned = split(scanned, lines);
            if (finished || lines.size() == MOST_LINES || (filled == buffer.length && !lines.isEmpty())) {
                break;
            }
            if (filled - start > limits.lineBytes()) {
                passedOver = true;
                digest(digested, filled);
                filled = start;
                digested = start;
                scanned = start;
            }
            if (filled == buffer.length) {
                digest(digested, start);
                makeRoom();
                digested = start;
                scanned = filled;
            }
            int count = in.read(buffer, filled, buffer.length - filled);
            if (count < 0) {
                finished = true;
                if (filled > start || passedOver) {
                    lines.add(line(filled));
                    start = filled;
                }
            } else {
                filled += count;
            }
        }
        digest(digested, start);
        return lines.isEmpty() ? Optional.empty() : Optional.of(new LineBatch(buffer, lines, read - before, read));
    }

    /** SHA-256, in hexadecimal, of all lines that were read, their ends included. To be asked for once, at the end. */
    String sha256() {
        return Sha256.hexadecimal(digest);
    }

    /** Adds the lines that are wholly there, as long as rows are wanted, and returns where to look on. */
    private int split(int from, List<Line> lines) {
        for (int at = Bytes.indexOfNewline(buffer, from, filled); at >= 0; ) {
            lines.add(line(at));
            start = at + 1;
            at = finished || lines.size() == MOST_LINES ? -1 : Bytes.indexOfNewline(buffer, start, filled);
        }
        return filled;
    }

    /** The line that ends before an offset. */
    private Line line(int end) {
        number++;
        int from = start;
        int to = end;
        if (passedOver || to - from > limits.lineBytes()) {
            passedOver = false;
            return row(Kind.TOO_LONG, 0, 0, List.of(FindingCode.LINE_TOO_LONG));
        }
        List<FindingCode> notes = List.of();
        if (startsWithByteOrderMark(from, to)) {
            from += 3;
            notes = List.of(FindingCode.BYTE_ORDER_MARK);
        }
        if (to > from && buffer[to - 1] == '\r') {
            to--;
            notes = carriageReturns ? notes : with(notes, FindingCode.CR_LF);
            carriageReturns = true;
        }
        return blank(from, to)
                ? new Line(number, Kind.BLANK, from, to - from, with(notes, FindingCode.BLANK_LINE))
                : row(Kind.ROW, from, to - from, notes);
    }

    private Line row(Kind kind, int from, int length, List<FindingCode> notes) {
        if (rows >= limits.rows()) {
            finished = true;
            return new Line(number, Kind.ONE_TOO_MANY, from, length, List.of(FindingCode.TOO_MANY_ROWS));
        }
        rows++;
        finished |= rows == take;
        return new Line(number, kind, from, length, notes);
    }

    /** Moves the line that is not wholly there to a larger array; the old one belongs to the batches that were handed out. */
    private void makeRoom() {
        int rest = filled - start;
        byte[] larger = new byte[Math.max(BUFFER, rest * 2)];
        System.arraycopy(buffer, start, larger, 0, rest);
        buffer = larger;
        filled = rest;
        start = 0;
    }

    private void digest(int from, int to) {
        digest.update(buffer, from, to - from);
        read += to - from;
    }

    private boolean startsWithByteOrderMark(int from, int to) {
        return to - from >= 3
                && (buffer[from] & 0xFF) == 0xEF
                && (buffer[from + 1] & 0xFF) == 0xBB
                && (buffer[from + 2] & 0xFF) == 0xBF;
    }

    private boolean blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static List<FindingCode> with(List<FindingCode> notes, FindingCode note) {
        List<FindingCode> more = new ArrayList<>(notes);
        more.add(note);
        return List.copyOf(more);
    }
}
