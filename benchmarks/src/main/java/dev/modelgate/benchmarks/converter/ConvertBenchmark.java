package dev.modelgate.benchmarks.converter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.ConversionRun;
import dev.modelgate.dialects.convert.RowConverter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Files per second: our conversion to mistral-v13, and what Jackson takes to parse and write the same lines. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
public class ConvertBenchmark {
    private final RowConverter converter =
            new RowConverter(ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v13")));
    private final JsonFactory factory = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();
    private byte[] file;

    @Setup
    public void read() throws IOException {
        file = Rows.bytes(Integer.getInteger("copies", 10));
    }

    @Benchmark
    public long convert() throws IOException {
        return convert(1);
    }

    @Benchmark
    public long convertOnAllProcessors() throws IOException {
        return convert(Runtime.getRuntime().availableProcessors());
    }

    /** Token by token from a parser to a generator: the least that Jackson can do. */
    @Benchmark
    public long jacksonStreams() throws IOException {
        long bytes = 0;
        for (int start = 0, end; (end = lineEnd(start)) >= 0; start = end + 1) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(end - start + 64);
            try (JsonParser parser = factory.createParser(file, start, end - start);
                    JsonGenerator generator = factory.createGenerator(out)) {
                while (parser.nextToken() != null) {
                    generator.copyCurrentEvent(parser);
                }
            }
            bytes += out.size();
        }
        return bytes;
    }

    /** Into a tree and out of it: what <code>json.loads</code> and <code>json.dumps</code> do. */
    @Benchmark
    public long jacksonTrees() throws IOException {
        long bytes = 0;
        for (int start = 0, end; (end = lineEnd(start)) >= 0; start = end + 1) {
            bytes += mapper.writeValueAsBytes(mapper.readTree(file, start, end - start)).length;
        }
        return bytes;
    }

    private long convert(int threads) throws IOException {
        Counted counted = new Counted();
        converter.convert(
                new ByteArrayInputStream(file), counted, ConversionRun.alone().withThreads(threads));
        return counted.bytes();
    }

    private int lineEnd(int start) {
        for (int i = start; i < file.length; i++) {
            if (file[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
