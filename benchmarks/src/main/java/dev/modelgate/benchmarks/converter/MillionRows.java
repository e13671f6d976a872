package dev.modelgate.benchmarks.converter;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.convert.ConversionRun;
import dev.modelgate.dialects.convert.RowConverter;
import dev.modelgate.dialects.finding.FindingCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.IntStream;

/** Converts a million rows, nearly all of them different, and says what was found; to be run with little memory. */
final class MillionRows {
    private static final int ROWS = 1_000_000;
    private static final String SAID = "\"assistant\", \"content\": \"";

    private MillionRows() {}

    public static void main(String[] arguments) throws IOException {
        long begin = System.nanoTime();
        ConversionReport report = new RowConverter(
                        ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v13")))
                .convert(rows(), new Counted(), ConversionRun.onAllProcessors());
        double seconds = (System.nanoTime() - begin) / 1e9;
        long findings = report.findings().values().stream()
                .mapToLong(ConversionReport.Tally::count)
                .sum();
        System.out.printf(
                "%,d rows in %.1f s with -Xmx%d MB: %,d converted, %,d refused, %,d findings, %,d of them duplicates%n",
                report.rows(),
                seconds,
                Runtime.getRuntime().maxMemory() >> 20,
                report.converted(),
                report.refused(),
                findings,
                report.count(FindingCode.DUPLICATE_ROW));
    }

    /** The file's rows over and over, each time with other assistant turns, until there are a million. */
    private static InputStream rows() throws IOException {
        String once = new String(Rows.bytes(), StandardCharsets.UTF_8);
        int lines = (int) once.chars().filter(c -> c == '\n').count();
        Iterator<Integer> rounds = IntStream.range(0, Math.ceilDiv(ROWS, lines)).iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return rounds.hasNext();
            }

            @Override
            public InputStream nextElement() {
                String round = once.replace(SAID, SAID + rounds.next() + " ");
                return new ByteArrayInputStream(round.getBytes(StandardCharsets.UTF_8));
            }
        });
    }
}
