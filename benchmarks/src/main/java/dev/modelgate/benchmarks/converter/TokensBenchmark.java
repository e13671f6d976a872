package dev.modelgate.benchmarks.converter;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.dialects.convert.RowConverter;
import dev.modelgate.dialects.convert.TokenLimit;
import dev.modelgate.tokenizers.Tokenizer;
import dev.modelgate.tokenizers.TokenizerException;
import dev.modelgate.tokenizers.TokenizerFile;
import dev.modelgate.tokenizers.Tokenizers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** Files per second, and tokens per second, where the tokens of every converted row are counted. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 6, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx768m", "-XX:+UseSerialGC"})
public class TokensBenchmark {
    /** How many tokens were counted. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        public long tokens;
    }

    private byte[] file;
    private RowConverter converter;

    @Setup
    public void open() throws IOException, TokenizerException {
        file = Rows.bytes();
        Tokenizer tokenizer = Tokenizers.open(Path.of(System.getProperty("tekken")), TokenizerFile.TEKKEN);
        converter = new RowConverter(ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v13"))
                .withTokens(new TokenLimit(tokenizer::count, TokenLimit.MLX_LM_DEFAULT)));
    }

    @Benchmark
    public long convertAndCount(Count count) throws IOException {
        long tokens = converter
                .convert(new ByteArrayInputStream(file), new Counted())
                .lengths()
                .orElseThrow()
                .tokens();
        count.tokens += tokens;
        return tokens;
    }
}
