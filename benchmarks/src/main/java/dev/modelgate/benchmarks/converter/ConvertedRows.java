package dev.modelgate.benchmarks.converter;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.convert.RowConverter;
import dev.modelgate.dialects.finding.Finding;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the rows as mistral-v13, for peers that read nothing else. */
final class ConvertedRows {
    private ConvertedRows() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            ConversionSink sink = new ConversionSink() {
                @Override
                public void row(long line, byte[] bytes, int from, int length) throws IOException {
                    out.write(bytes, from, length);
                }

                @Override
                public void finding(Finding finding) {}
            };
            new RowConverter(ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v13")))
                    .convert(new ByteArrayInputStream(Rows.bytes()), sink);
        }
    }
}
