package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.FindingCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a conversion did. Always: rows = converted + refused.
 *
 * @param rows lines that were read and are not blank
 * @param converted rows that were converted
 * @param refused rows that were not, each with a finding that says why
 * @param written rows that were written; more than converted when each assistant turn becomes a row
 * @param blankLines lines that hold no row
 * @param calls tool calls in the converted rows
 * @param results tool results in the converted rows
 * @param complete whether the file was read to its end or to the number of rows to take
 * @param findings how many findings there are of each code, and the first of them
 * @param lengths how many tokens the written rows have; empty when they were not counted, or none was written
 * @param inputSha256 SHA-256, in hexadecimal, of all lines that were read, their ends included
 * @param outputSha256 SHA-256, in hexadecimal, of all rows that were written
 */
public record ConversionReport(
        long rows,
        long converted,
        long refused,
        long written,
        long blankLines,
        long calls,
        long results,
        boolean complete,
        Map<FindingCode, Tally> findings,
        Optional<TokenLengths> lengths,
        String inputSha256,
        String outputSha256) {

    /**
     * The findings of one code.
     *
     * @param count how many there are
     * @param first the first ten
     */
    public record Tally(long count, List<Finding> first) {}

    /** How many findings there are of a code. */
    public long count(FindingCode code) {
        Tally tally = findings.get(code);
        return tally == null ? 0 : tally.count();
    }
}
