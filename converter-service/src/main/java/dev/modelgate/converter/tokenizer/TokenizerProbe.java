package dev.modelgate.converter.tokenizer;

import dev.modelgate.contracts.ModelRef;
import dev.modelgate.converter.conversion.StoredRows;
import dev.modelgate.converter.model.ModelTokenizers;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.convert.RowConverter;
import dev.modelgate.dialects.convert.TokenLimit;
import dev.modelgate.dialects.dialect.Dialect;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.finding.FindingCode;
import dev.modelgate.tokenizers.Tokenizer;
import dev.modelgate.tokenizers.TokenizerException;
import dev.modelgate.tokenizers.TokenizerFile;
import dev.modelgate.tokenizers.Tokenizers;
import dev.modelgate.tokenizers.Tokens;
import jakarta.inject.Singleton;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a model's tokenizer files and puts down what they make of a dialect. */
@Singleton
class TokenizerProbe {
    /** Texts that tokenizers are known to change: blanks at the edges, tabs, several scripts, characters of several code points. */
    static final List<String> SAMPLES = List.of(
            "def f(x):\n\treturn x  # é, ß, 你好\n",
            "  two blanks before, one after ",
            "👩‍🚀 {\"path\": \"a b.py\", \"n\": 12345678901234567890}");

    private final ModelTokenizers models;

    TokenizerProbe(ModelTokenizers models) {
        this.models = models;
    }

    /**
     * What is looked up.
     *
     * @param rows a conversion's rows, to be counted
     * @param tokenLimit the most that a trainer reads of a row
     */
    record Question(
            ModelRef model,
            Dialect dialect,
            List<String> delimiters,
            List<String> samples,
            Optional<StoredRows.Rows> rows,
            int tokenLimit) {}

    Dossier dossier(Question question) throws IOException, InterruptedException {
        Path folder = models.folder(question.model());
        List<Dossier.Reading> readings = new ArrayList<>();
        try {
            for (TokenizerFile file : TokenizerFile.values()) {
                if (Files.isRegularFile(folder.resolve(file.fileName()))) {
                    try (Tokenizer tokenizer = Tokenizers.open(folder, file)) {
                        readings.add(read(tokenizer, question));
                    }
                }
            }
            if (readings.isEmpty()) {
                Tokenizers.open(folder).close(); // says that there is none
            }
        } catch (TokenizerException e) {
            throw ModelTokenizers.unusable(question.model(), e);
        }
        return new Dossier(
                question.model().text(),
                question.dialect().name(),
                readings,
                readings.size() < 2 ? null : compare(readings.get(0), readings.get(1)));
    }

    private static Dossier.Reading read(Tokenizer tokenizer, Question question) throws IOException {
        List<Dossier.Delimiter> delimiters = question.delimiters().stream()
                .map(delimiter -> delimiter(tokenizer, delimiter, question.dialect()))
                .toList();
        List<Dossier.Sample> samples = question.samples().stream()
                .map(sample -> sample(tokenizer, sample))
                .toList();
        Dossier.Rows rows = question.rows().isEmpty()
                ? null
                : count(tokenizer, question.rows().get(), question.dialect(), question.tokenLimit());
        return new Dossier.Reading(
                tokenizer.file().fileName(), tokenizer.sha256(), tokenizer.vocabulary(), delimiters, samples, rows);
    }

    private static Dossier.Delimiter delimiter(Tokenizer tokenizer, String text, Dialect dialect) {
        Tokens tokens = tokenizer.encode(text);
        return new Dossier.Delimiter(text, tokens.ids(), tokens.pieces(), tokens.single(), dialect.uses(text));
    }

    private static Dossier.Sample sample(Tokenizer tokenizer, String text) {
        List<Integer> ids = tokenizer.encode(text).ids();
        String decoded = tokenizer.decode(ids);
        return new Dossier.Sample(text, ids, decoded, decoded.equals(text));
    }

    private static Dossier.Rows count(Tokenizer tokenizer, StoredRows.Rows rows, Dialect dialect, int limit)
            throws IOException {
        ConversionOptions options =
                ConversionOptions.of(rows.dialect(), dialect).withTokens(new TokenLimit(tokenizer::count, limit));
        try (InputStream in = new BufferedInputStream(Files.newInputStream(rows.file()))) {
            ConversionReport report = new RowConverter(options).convert(in, new OnlyCounted());
            return new Dossier.Rows(
                    rows.id(), report.lengths().orElse(null), limit, report.count(FindingCode.OVER_TOKEN_LENGTH));
        }
    }

    private static Dossier.Comparison compare(Dossier.Reading one, Dossier.Reading other) {
        List<Dossier.Difference> differences = new ArrayList<>();
        for (int i = 0; i < one.delimiters().size(); i++) {
            Dossier.Delimiter delimiter = one.delimiters().get(i);
            compare(delimiter.text(), delimiter.ids(), other.delimiters().get(i).ids(), differences);
        }
        for (int i = 0; i < one.samples().size(); i++) {
            Dossier.Sample sample = one.samples().get(i);
            compare(sample.text(), sample.ids(), other.samples().get(i).ids(), differences);
        }
        return new Dossier.Comparison(differences.isEmpty(), differences);
    }

    private static void compare(
            String text, List<Integer> ids, List<Integer> otherIds, List<Dossier.Difference> differences) {
        if (!ids.equals(otherIds)) {
            differences.add(new Dossier.Difference(text, ids, otherIds));
        }
    }

    /** Rows are counted on their way, and nobody wants them. */
    private static final class OnlyCounted implements ConversionSink {
        @Override
        public void row(long line, byte[] bytes, int from, int length) {}

        @Override
        public void finding(Finding finding) {}
    }
}
