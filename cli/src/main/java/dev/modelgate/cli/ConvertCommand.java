package dev.modelgate.cli;

import dev.modelgate.cli.convert.ConversionBar;
import dev.modelgate.cli.convert.FindingJson;
import dev.modelgate.cli.convert.FindingTable;
import dev.modelgate.cli.convert.OutputFiles;
import dev.modelgate.cli.convert.RowInput;
import dev.modelgate.cli.convert.TokenLimits;
import dev.modelgate.cli.progress.Progress;
import dev.modelgate.cli.progress.Terminal;
import dev.modelgate.dialects.convert.ConversionProgress;
import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.convert.ConversionRun;
import dev.modelgate.dialects.convert.RowConverter;
import dev.modelgate.dialects.convert.RowHashes;
import dev.modelgate.dialects.finding.Severity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts a file of rows; what is said goes to standard error, so that rows can go to standard output. */
@Command(
        name = "convert",
        description = {
            "Convert tool-calling rows (JSON Lines) from one dialect to another, and tell line by line what is not an ordinary row.",
            "Exit status: 0, or 10 when there are findings at or above --fail-on."
        },
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "The file to read; - for standard input; .gz is unpacked.")
    private String in;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OUT",
            description = "The file to write, put in place when it is whole; - for standard output.")
    private String out;

    @Option(names = "--check", description = "Write no rows, only tell what would become of them; OUT is not needed.")
    private boolean check;

    @Option(names = "--text", paramLabel = "FILE", description = "Write the text that a model sees of each row, too.")
    private Path text;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write counts, findings by code and digests as JSON.")
    private Path report;

    @Option(names = "--findings", paramLabel = "FILE", description = "Write every finding as a line of JSON.")
    private Path findings;

    @Option(
            names = "--other-split",
            paramLabel = "FILE",
            description = "Rows that stand in this file, too, are findings: a validation set must not be learnt.")
    private Path otherSplit;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "error",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.",
            converter = LabelledSeverity.class,
            completionCandidates = LabelledSeverity.class)
    private Severity failOn;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads convert; default: one per processor. The outcome is the same.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private RowOptions rows;

    ConvertCommand() {}

    @Override
    public Integer call() throws IOException {
        refuseBadUsage();
        try (TokenLimits tokens = rows.tokens()) {
            RowConverter converter = new RowConverter(rows.conversion(tokens.limit()));
            Optional<RowHashes> other = otherRows(converter);
            Progress progress = new Progress(System.err, Terminal.error(), Terminal.width(), InstantSource.system());
            try (RowInput input = RowInput.open(in);
                    OutputFiles files =
                            OutputFiles.create(check ? Optional.empty() : Optional.of(out), text, findings)) {
                ConversionRun run = ConversionRun.alone()
                        .withThreads(threads)
                        .withProgress(Terminal.error() ? new ConversionBar(progress, input) : ConversionProgress.NONE);
                ConversionReport done = converter.convert(
                        input.stream(), files, other.map(run::withOtherSplit).orElse(run));
                if (report != null) {
                    Files.write(report, FindingJson.report(done));
                }
                files.putInPlace();
                tell(done, progress);
                return files.worst()
                                .filter(found -> found.compareTo(failOn) >= 0)
                                .isPresent()
                        ? ExitStatus.FINDINGS
                        : ExitStatus.OK;
            } finally {
                progress.finish();
            }
        }
    }

    private void refuseBadUsage() {
        if (out == null && !check) {
            throw new UsageException("OUT is missing: name a file, - for standard output, or give --check.");
        }
        if (threads < 1) {
            throw new UsageException("--threads is " + threads + "; it must be at least 1.");
        }
    }

    /** The rows of the other split, which is read the same way and written nowhere. */
    private Optional<RowHashes> otherRows(RowConverter converter) throws IOException {
        if (otherSplit == null) {
            return Optional.empty();
        }
        RowHashes seen = new RowHashes();
        try (RowInput input = RowInput.open(otherSplit.toString());
                OutputFiles nowhere = OutputFiles.create(Optional.empty(), null, null)) {
            converter.convert(
                    input.stream(),
                    nowhere,
                    ConversionRun.alone().withThreads(threads).withOwn(seen));
        }
        return Optional.of(seen);
    }

    private static void tell(ConversionReport report, Progress progress) {
        progress.finish();
        PrintStream err = System.err;
        err.printf(
                "%d rows: %d converted, %d refused; %d rows written.%n",
                report.rows(), report.converted(), report.refused(), report.written());
        report.lengths()
                .ifPresent(lengths -> err.printf(
                        "%d tokens; a row has %d at least, %d in the median, %d at most.%n",
                        lengths.tokens(), lengths.shortest(), lengths.median(), lengths.longest()));
        FindingTable.print(report, err);
    }
}
