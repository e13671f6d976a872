package dev.modelgate.dialects.convert;

import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.dialects.finding.RowFindings;
import java.io.IOException;
import java.security.MessageDigest;

/** Puts converted batches back together in the order of the file: duplicates, counts, digest, and the sink. */
final class Merge {
    private final ConversionSink sink;
    private final ConversionRun run;
    private final boolean keepsText;
    private final MessageDigest output = Sha256.digest();
    private final FindingTallies tallies = new FindingTallies();
    private final LengthHistogram lengths = new LengthHistogram();
    private long rows;
    private long converted;
    private long written;
    private long blankLines;
    private long calls;
    private long results;
    private boolean complete = true;

    Merge(ConversionSink sink, ConversionRun run, boolean keepsText) {
        this.sink = sink;
        this.run = run;
        this.keepsText = keepsText;
    }

    void add(ConvertedBatch batch) throws IOException {
        for (ConvertedLine line : batch.lines()) {
            for (FindingCode note : line.line().notes()) {
                report(about(note, line.line().number()));
            }
            switch (line.line().kind()) {
                case ROW -> row(line, batch);
                case TOO_LONG -> rows++;
                case BLANK -> blankLines++;
                case ONE_TOO_MANY -> complete = false;
            }
        }
        output.update(batch.bytes(), 0, batch.length());
        run.progress().at(batch.end(), rows);
    }

    ConversionReport end(String inputSha256) throws IOException {
        if (rows == 0) {
            report(about(FindingCode.EMPTY_FILE, 0));
        }
        return new ConversionReport(
                rows,
                converted,
                rows - converted,
                written,
                blankLines,
                calls,
                results,
                complete,
                tallies.byCode(),
                lengths.lengths(),
                inputSha256,
                Sha256.hexadecimal(output));
    }

    private void row(ConvertedLine line, ConvertedBatch batch) throws IOException {
        rows++;
        long number = line.line().number();
        duplicates(line.hash(), number);
        for (Finding finding : line.findings()) {
            report(finding);
        }
        if (line.rows().isEmpty()) {
            return;
        }
        converted++;
        calls += line.calls();
        results += line.results();
        for (ConvertedLine.WrittenRow row : line.rows()) {
            written++;
            if (row.tokens() != ConvertedLine.WrittenRow.NOT_COUNTED) {
                lengths.add(row.tokens());
            }
            sink.row(number, batch.bytes(), row.from(), row.length());
            if (keepsText) {
                sink.text(number, batch.texts(), row.textFrom(), row.textLength());
            }
        }
    }

    private void duplicates(long hash, long number) throws IOException {
        long earlier = run.own().add(hash, number);
        if (earlier != 0) {
            report(whole(FindingCode.DUPLICATE_ROW, number, "The row is the same as the one on line " + earlier + "."));
        }
        long other = run.otherSplit().isPresent() ? run.otherSplit().get().find(hash) : 0;
        if (other != 0) {
            report(whole(
                    FindingCode.ROW_IN_BOTH_SPLITS,
                    number,
                    "The row stands on line " + other + " of the other split too."));
        }
    }

    private void report(Finding finding) throws IOException {
        tallies.add(finding);
        sink.finding(finding);
    }

    private static Finding about(FindingCode code, long line) {
        return whole(code, line, code.sentence());
    }

    private static Finding whole(FindingCode code, long line, String message) {
        return new Finding(code, code.severity(), line, RowFindings.WHOLE_ROW, message);
    }
}
