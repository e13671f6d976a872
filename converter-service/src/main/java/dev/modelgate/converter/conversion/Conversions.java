package dev.modelgate.converter.conversion;

import dev.modelgate.converter.http.Deadline;
import dev.modelgate.converter.model.ModelTokenizers;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.convert.ConversionRun;
import dev.modelgate.dialects.convert.RowConverter;
import dev.modelgate.dialects.convert.TokenLimit;
import dev.modelgate.tokenizers.Tokenizer;
import dev.modelgate.worker.artifact.ArtifactKey;
import dev.modelgate.worker.disk.DurableFiles;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Carries out conversions and keeps their results. */
@Singleton
final class Conversions {
    /** Part of every id: to be raised when the same rows convert to other bytes, so that old results no longer answer. */
    private static final int FORMAT = 1;

    private final ConversionsConfig config;
    private final ConversionStore store;
    private final Splits splits;
    private final ModelTokenizers tokenizers;

    Conversions(ConversionsConfig config, ConversionStore store, Splits splits, ModelTokenizers tokenizers) {
        this.config = config;
        this.store = store;
        this.splits = splits;
        this.tokenizers = tokenizers;
    }

    /**
     * A conversion that was carried out.
     *
     * @param report what it did
     * @param fresh whether its result was not there before
     */
    record Outcome(ReportDocument report, boolean fresh) {}

    /**
     * Converts a body to its end. Whatever ends this early, nothing of it is kept.
     *
     * @throws dev.modelgate.converter.problem.ProblemException for what is the caller's to solve
     */
    Outcome run(ConversionRequest asked, InputStream body, Deadline deadline) throws IOException, InterruptedException {
        try (Counting counting = counting(asked)) {
            return run(asked, counting, body, deadline);
        }
    }

    /**
     * Converts the first lines of a body and keeps nothing.
     *
     * @param count most lines, blank ones counted
     */
    Preview preview(ConversionRequest asked, int count, InputStream body, Deadline deadline)
            throws IOException, InterruptedException {
        FirstLines first = FirstLines.read(body, count, asked.options().limits().lineBytes());
        PreviewSink result = new PreviewSink(first.lines());
        try (Counting counting = counting(asked)) {
            new RowConverter(counting.options(asked))
                    .convert(
                            new ByteArrayInputStream(first.bytes()),
                            new Guard(result, config, asked.refusedLimit(), deadline));
        }
        return result.preview();
    }

    private Outcome run(ConversionRequest asked, Counting counting, InputStream body, Deadline deadline)
            throws IOException {
        Path stage = store.stage();
        try {
            Map<ResultFile, ReportDocument.File> files;
            ConversionReport report;
            ConversionRun run = ConversionRun.alone().withThreads(threads());
            if (asked.otherSplit().isPresent()) {
                run = run.withOtherSplit(splits.read(asked.otherSplit().get()));
            }
            try (ResultFiles result = ResultFiles.create(stage, asked.text())) {
                report = new RowConverter(counting.options(asked))
                        .convert(body, new Guard(result, config, asked.refusedLimit(), deadline), run);
                files = result.finish(report.outputSha256());
            }
            splits.write(run.own(), stage);
            ReportDocument document =
                    ReportDocument.of(id(asked, report, counting), asked.described(), report, counting.used(), files);
            return new Outcome(document, store.put(stage, document));
        } finally {
            DurableFiles.deleteTree(stage);
        }
    }

    private int threads() {
        return config.threads().orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    private static String id(ConversionRequest asked, ConversionReport report, Counting counting) {
        Map<String, Object> ingredients = new HashMap<>();
        ingredients.put("conversion", FORMAT);
        ingredients.put("input", report.inputSha256());
        ingredients.put("options", asked.described());
        counting.tokenizer().ifPresent(tokenizer -> ingredients.put("tokenizer", tokenizer.sha256()));
        return ArtifactKey.of(ingredients).value();
    }

    private Counting counting(ConversionRequest asked) throws IOException, InterruptedException {
        return asked.tokens().isEmpty()
                ? new Counting(Optional.empty())
                : new Counting(Optional.of(tokenizers.open(asked.tokens().get().model())));
    }

    /**
     * The tokenizer of one conversion, while it runs.
     *
     * @param tokenizer empty when none was named
     */
    private record Counting(Optional<Tokenizer> tokenizer) implements AutoCloseable {
        ConversionOptions options(ConversionRequest asked) {
            return tokenizer
                    .map(counter -> asked.options()
                            .withTokens(new TokenLimit(
                                    counter::count, asked.tokens().get().limit())))
                    .orElse(asked.options());
        }

        ReportDocument.TokenizerUsed used() {
            return tokenizer
                    .map(counter ->
                            new ReportDocument.TokenizerUsed(counter.file().fileName(), counter.sha256()))
                    .orElse(null);
        }

        @Override
        public void close() {
            tokenizer.ifPresent(Tokenizer::close);
        }
    }
}
