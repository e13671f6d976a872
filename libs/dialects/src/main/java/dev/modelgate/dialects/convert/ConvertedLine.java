package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.finding.Finding;
import java.util.List;

/**
 * What became of one line that is a row, wherever in the file it stands.
 *
 * @param line the line
 * @param hash the row's bytes as 64 bits
 * @param findings what was found out about it, in order
 * @param calls how many calls its conversation makes
 * @param results how many tool results it holds
 * @param rows what was written of it; nothing when it was refused
 */
record ConvertedLine(Line line, long hash, List<Finding> findings, int calls, int results, List<WrittenRow> rows) {
    /** A line that holds no row to convert. */
    static ConvertedLine without(Line line) {
        return new ConvertedLine(line, 0, List.of(), 0, 0, List.of());
    }

    /**
     * One written row.
     *
     * @param from the offset of its first byte among what its batch wrote
     * @param length its bytes, with its line end
     * @param textFrom the offset of its text's first byte among the texts of its batch
     * @param textLength the bytes of its text as a line; 0 when nobody wants it
     * @param tokens how many tokens that has; {@link #NOT_COUNTED} when nobody counts
     */
    record WrittenRow(int from, int length, int textFrom, int textLength, int tokens) {
        static final int NOT_COUNTED = -1;
    }
}
