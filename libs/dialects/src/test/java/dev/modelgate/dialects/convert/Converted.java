package dev.modelgate.dialects.convert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.dialects.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A conversion's whole outcome, kept in memory. */
record Converted(ConversionReport report, List<String> rows, List<String> texts, List<Finding> findings) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Converted of(ConversionOptions options, byte[] input) {
        return of(options, input, ConversionRun.alone());
    }

    static Converted of(ConversionOptions options, byte[] input, ConversionRun run) {
        List<String> rows = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        ConversionSink sink = new ConversionSink() {
            @Override
            public void row(long line, byte[] bytes, int from, int length) {
                rows.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            }

            @Override
            public void finding(Finding finding) {
                findings.add(finding);
            }

            @Override
            public boolean wantsText() {
                return true;
            }

            @Override
            public void text(long line, byte[] bytes, int from, int length) throws IOException {
                texts.add(JSON.readTree(bytes, from, length).get("text").asText());
            }
        };
        try {
            return new Converted(
                    new RowConverter(options).convert(new ByteArrayInputStream(input), sink, run),
                    rows,
                    texts,
                    findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Converted of(ConversionOptions options, String input) {
        return of(options, input.getBytes(StandardCharsets.UTF_8));
    }
}
