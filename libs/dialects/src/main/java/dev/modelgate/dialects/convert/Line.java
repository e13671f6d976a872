package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.finding.FindingCode;
import java.util.List;

/**
 * One line of a file.
 *
 * @param number the line's number, from 1
 * @param kind what it is
 * @param start the offset in its batch of its first byte, after a byte-order mark
 * @param length its bytes, without its end; 0 when it is too long and therefore not there
 * @param notes what is to be said about the line itself, in order
 */
record Line(long number, Kind kind, int start, int length, List<FindingCode> notes) {
    /** What a line is. */
    enum Kind {
        ROW,
        BLANK,
        /** A row that is beyond the limit. */
        TOO_LONG,
        /** The first row that is beyond the limit of rows; it is not counted and the last line to be read. */
        ONE_TOO_MANY
    }
}
