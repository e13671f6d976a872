package dev.modelgate.converter.conversion;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.modelgate.converter.finding.FindingLine;
import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.convert.TokenLengths;
import dev.modelgate.dialects.finding.Finding;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a conversion did. The same input and options give the same document.
 *
 * @param id made from input and options
 * @param options every option that shaped the result, defaults included
 * @param rows lines that are not blank; always converted + refused
 * @param converted rows that were converted
 * @param refused rows that were not, each with a finding of severity error
 * @param written rows that were written; more than converted when each assistant turn became a row
 * @param blankLines lines that hold no row
 * @param calls tool calls in the converted rows
 * @param results tool results in the converted rows
 * @param findings by code, in the order of the catalogue
 * @param tokens lengths of the written rows in tokens; absent when no tokenizer was named or no row was written
 * @param tokenizer by which the tokens were counted; absent when none was named
 * @param inputSha256 SHA-256, in hexadecimal, of the decoded body, as far as it was read
 * @param files what was written, by name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ConversionReport", description = "What a conversion did.")
record ReportDocument(
        String id,
        Map<String, Object> options,
        long rows,
        long converted,
        long refused,
        long written,
        long blankLines,
        long calls,
        long results,
        List<Tally> findings,
        TokenLengths tokens,
        TokenizerUsed tokenizer,
        String inputSha256,
        Files files) {

    /**
     * The findings of one code.
     *
     * @param code what kind of thing
     * @param severity of the first
     * @param count how many there are
     * @param first the first ten
     */
    @Schema(name = "FindingTally", description = "The findings of one code.")
    record Tally(String code, String severity, long count, List<FindingLine> first) {}

    /**
     * A tokenizer.
     *
     * @param file its name
     * @param sha256 of the file, in hexadecimal
     */
    record TokenizerUsed(String file, String sha256) {}

    /**
     * What was written.
     *
     * @param rows the converted rows
     * @param text the texts that a model sees; absent when they were not asked for
     * @param findings every finding
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConversionFiles")
    record Files(File rows, File text, File findings) {
        static Files of(Map<ResultFile, File> files) {
            return new Files(files.get(ResultFile.ROWS), files.get(ResultFile.TEXT), files.get(ResultFile.FINDINGS));
        }

        /** One of them; null when it was not written. */
        File get(ResultFile name) {
            return switch (name) {
                case ROWS -> rows;
                case TEXT -> text;
                case FINDINGS -> findings;
            };
        }
    }

    /**
     * One file of JSON Lines.
     *
     * @param lines how many lines it has
     * @param bytes its size
     * @param sha256 of its bytes, in hexadecimal; also its entity tag
     */
    @Schema(name = "ConversionFile")
    record File(long lines, long bytes, String sha256) {}

    static ReportDocument of(
            String id,
            Map<String, Object> options,
            ConversionReport report,
            TokenizerUsed tokenizer,
            Map<ResultFile, File> files) {
        return new ReportDocument(
                id,
                options,
                report.rows(),
                report.converted(),
                report.refused(),
                report.written(),
                report.blankLines(),
                report.calls(),
                report.results(),
                report.findings().values().stream().map(ReportDocument::tally).toList(),
                report.lengths().orElse(null),
                tokenizer,
                report.inputSha256(),
                Files.of(files));
    }

    private static Tally tally(ConversionReport.Tally tally) {
        Finding first = tally.first().getFirst();
        return new Tally(
                first.code().label(),
                first.severity().label(),
                tally.count(),
                tally.first().stream().map(FindingLine::of).toList());
    }
}
