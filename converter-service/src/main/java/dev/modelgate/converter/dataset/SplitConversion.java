package dev.modelgate.converter.dataset;

import dev.modelgate.contracts.Fact;
import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.convert.ConversionReport.Tally;
import dev.modelgate.dialects.convert.ConversionRun;
import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.convert.RowConverter;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.Severity;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.WorkerFailedException;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** Converts one split into a file of the artifact, and reports what became of its rows. */
final class SplitConversion {
    private final ConversionPlan.Source source;
    private final Path target;
    private final JobContext job;

    SplitConversion(ConversionPlan.Source source, Path folder, JobContext job) {
        this.source = source;
        this.target = folder.resolve(source.split().fileName());
        this.job = job;
    }

    /**
     * @param run how the split is gone through; it holds the rows of the other one, to find those that stand in both
     * @throws WorkerFailedException when no row was converted: there would be nothing to learn from, or to measure on
     */
    void run(ConversionRun run) throws IOException, WorkerFailedException {
        ConversionReport report;
        try (InputStream in = new FileInputStream(source.file().toFile());
                OutputStream out = new BufferedOutputStream(new FileOutputStream(target.toFile()), 1 << 16)) {
            report = new RowConverter(source.options()).convert(in, new ToFile(out), run);
        }
        report.findings().values().stream().map(this::fact).forEach(job::observe);
        job.observe(new Fact.Converted(
                source.split().label(), report.rows(), report.converted(), report.refused(), report.outputSha256()));
        if (report.converted() == 0) {
            throw WorkerFailedException.permanent(nothing(report), null);
        }
    }

    private Fact fact(Tally tally) {
        Finding first = tally.first().getFirst();
        return new Fact.Finding(
                source.split().label(),
                first.code().label(),
                first.severity().label(),
                tally.count(),
                tally.first().stream()
                        .map(Finding::line)
                        .filter(line -> line > 0) // what concerns the whole file has no line
                        .toList(),
                first.message());
    }

    private String nothing(ConversionReport report) {
        if (report.rows() == 0) {
            return "'" + source.name() + "' holds no row.";
        }
        String why = report.findings().values().stream()
                .map(tally -> tally.first().getFirst())
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> " Line " + finding.line() + ": " + finding.message())
                .findFirst()
                .orElse("");
        return "No row of '" + source.name() + "' could be converted from "
                + source.options().from().map(Dialect::name).orElse("any dialect") + " to "
                + source.options().to().name() + "; all " + report.refused()
                + " were refused." + why;
    }

    /** Writes rows as they come; every row is a sign of life. */
    private final class ToFile implements ConversionSink {
        private final OutputStream out;
        private long rows;

        ToFile(OutputStream out) {
            this.out = out;
        }

        @Override
        public void row(long line, byte[] bytes, int from, int length) throws IOException {
            if (job.stopped()) {
                throw new InterruptedIOException("The conversion was told to stop.");
            }
            out.write(bytes, from, length);
            rows++;
            job.progress(rows, 0, "rows");
        }

        @Override
        public void finding(Finding finding) {
            job.alive();
        }
    }
}
