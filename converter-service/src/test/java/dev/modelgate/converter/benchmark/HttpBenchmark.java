package dev.modelgate.converter.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.ConversionReport;
import dev.modelgate.dialects.convert.ConversionRun;
import dev.modelgate.dialects.convert.ConversionSink;
import dev.modelgate.dialects.convert.RowConverter;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.worker.disk.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The library alone against the packaged service over HTTP, on the same rows in the same run; docs/benchmarks.md has the
 * command. {@code -Dmodelgate.benchmark.megabytes} is the size of the file, {@code -Dmodelgate.benchmark.rounds} how often each
 * is measured after one round that does not count; with 0 that round does count. Prints a table; asserts only that all give the same rows.
 */
@EnabledIfSystemProperty(named = "modelgate.benchmark", matches = "true")
class HttpBenchmark {
    private static final int HEAP_MEGABYTES = 256;
    private static final int ROUNDS = Integer.getInteger("modelgate.benchmark.rounds", 3);
    private static final long BYTES = Long.getLong("modelgate.benchmark.megabytes", 200) << 20;

    @TempDir
    Path folder;

    private Path file;
    private long rows;
    private final List<String> digests = new ArrayList<>();

    private record Measured(Duration elapsed, Duration cpu) {}

    private interface Way {
        Measured measure() throws Exception;
    }

    @Test
    void libraryAndService() throws Exception {
        file = folder.resolve("rows.jsonl");
        rows = BenchmarkRows.write(file, BYTES);
        System.out.printf(
                Locale.ROOT,
                "%,d rows, %,d bytes, from %s; service with -Xmx%dm%n",
                rows,
                Files.size(file),
                BenchmarkRows.source().getFileName(),
                HEAP_MEGABYTES);
        for (int threads : Stream.of(1, Runtime.getRuntime().availableProcessors())
                .distinct()
                .toList()) {
            try (ServiceProcess service =
                    ServiceProcess.start(folder.resolve("home-" + threads), HEAP_MEGABYTES, threads)) {
                compare(threads, service);
                System.out.printf(Locale.ROOT, "service, most memory resident: %d MiB%n", service.peakMegabytes());
            }
        }
        assertThat(digests).isNotEmpty().allMatch(digests.getFirst()::equals);
    }

    private void compare(int threads, ServiceProcess service) throws Exception {
        Way library = () -> library(threads);
        Way http = () -> http(service, "&text=false");
        Way httpWithText = () -> http(service, "");
        List<Way> ways = List.of(library, http, httpWithText);
        List<List<Measured>> measured = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round <= ROUNDS; round++) {
            for (int way = 0; way < ways.size(); way++) {
                Measured one = ways.get(way).measure();
                DurableFiles.deleteTree(folder.resolve("home-" + threads).resolve("conversions"));
                if (round > 0 || ROUNDS == 0) {
                    measured.get(way).add(one);
                }
            }
        }
        System.out.printf("%-32s %12s %10s %8s %12s%n", "threads: " + threads, "rows/s", "MB/s", "ratio", "CPU s");
        Measured base = median(measured.get(0));
        print("library, rows thrown away", base, base);
        print("HTTP, rows and findings kept", median(measured.get(1)), base);
        print("HTTP, rows, text, findings kept", median(measured.get(2)), base);
    }

    private Measured library(int threads) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        ConversionReport report;
        try (InputStream in = Files.newInputStream(file)) {
            report = new RowConverter(ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v13")))
                    .convert(in, new Nowhere(), ConversionRun.alone().withThreads(threads));
        }
        assertThat(report.rows()).isEqualTo(rows);
        digests.add(report.outputSha256());
        return new Measured(
                Duration.ofNanos(System.nanoTime() - start), Duration.ofNanos(system.getProcessCpuTime() - cpu));
    }

    private Measured http(ServiceProcess service, String option) throws IOException {
        Duration cpu = service.cpu();
        long start = System.nanoTime();
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(service.address() + "/conversions?from=qwen-xml&to=mistral-v13" + option)
                        .toURL()
                        .openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(Files.size(file));
        try (OutputStream out = connection.getOutputStream()) {
            Files.copy(file, out);
        }
        assertThat(connection.getResponseCode()).isEqualTo(201);
        String report;
        try (InputStream in = connection.getInputStream()) {
            report = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(report).contains("\"rows\":" + rows + ",");
        digests.add(report.replaceAll("(?s).*\"files\":\\{\"rows\":\\{[^}]*\"sha256\":\"([0-9a-f]+)\".*", "$1"));
        return new Measured(
                Duration.ofNanos(System.nanoTime() - start), service.cpu().minus(cpu));
    }

    private static Measured median(List<Measured> all) {
        return all.stream()
                .sorted(Comparator.comparing(Measured::elapsed))
                .toList()
                .get(all.size() / 2);
    }

    private void print(String what, Measured measured, Measured base) throws IOException {
        double seconds = measured.elapsed().toMillis() / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%-32s %,12.0f %10.1f %8.2f %12.1f%n",
                what,
                rows / seconds,
                Files.size(file) / seconds / 1e6,
                base.elapsed().toMillis() / (double) measured.elapsed().toMillis(),
                measured.cpu().toMillis() / 1e3);
    }

    /** Takes everything and keeps nothing. */
    private static final class Nowhere implements ConversionSink {
        @Override
        public void row(long line, byte[] bytes, int from, int length) {}

        @Override
        public void finding(Finding finding) {}
    }
}
