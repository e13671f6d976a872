package dev.modelgate.dialects.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.modelgate.dialects.Dialects;
import dev.modelgate.dialects.finding.Finding;
import dev.modelgate.dialects.json.JsonLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ParallelConversionTest {
    private static final ConversionOptions TO_V13 =
            ConversionOptions.of(Dialects.named("qwen-xml"), Dialects.named("mistral-v13"));
    private static final String ROW =
            "{\"messages\": [{\"role\": \"user\", \"content\": \"%s\"}, {\"role\": \"assistant\", \"content\": \"A\"}]}\n";

    /** Lines of several batches, with duplicates, errors and limits that strike anywhere. */
    @Property(tries = 30)
    void anyNumberOfThreadsGivesTheSame(
            @ForAll @From("files") byte[] file,
            @ForAll @IntRange(min = 2, max = 5) int threads,
            @ForAll @IntRange(min = 1, max = 6_000) int rows,
            @ForAll boolean takes) {
        ConversionOptions options = (takes
                        ? TO_V13.withTake(rows)
                        : TO_V13.withLimits(new ConversionLimits(150_000, rows, JsonLimits.DEFAULT)))
                .withTokens(new TokenLimit(String::length, 100))
                .withRowPerAssistantTurn(true);

        Converted alone = Converted.of(options, file);

        assertThat(Converted.of(options, file, ConversionRun.alone().withThreads(threads)))
                .isEqualTo(alone);
    }

    @Test
    void aRowOfTheOtherSplitIsFoundByAnyNumberOfThreads() {
        byte[] file = rows(3_000);
        RowHashes train = new RowHashes();
        Converted.of(TO_V13, rows(2_000), ConversionRun.alone().withThreads(2).withOwn(train));

        Converted valid =
                Converted.of(TO_V13, file, ConversionRun.alone().withThreads(3).withOtherSplit(train));

        assertThat(train.size()).isEqualTo(2_000);
        assertThat(valid.findings())
                .filteredOn(finding -> finding.message().endsWith("of the other split too."))
                .hasSize(2_000)
                .extracting(Finding::line)
                .isSorted();
    }

    @Test
    void progressTellsBytesAndRowsUpToTheEnd() {
        byte[] file = rows(20_000);
        List<Long> bytes = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        Converted.of(TO_V13, file, ConversionRun.alone().withThreads(2).withProgress((read, done) -> {
            bytes.add(read);
            rows.add(done);
        }));
        assertThat(bytes).isSorted().hasSizeGreaterThan(5).endsWith((long) file.length);
        assertThat(rows).isSorted().endsWith(20_000L);
    }

    @Test
    void readsNoFurtherAheadThanItsMemoryAllows() throws IOException {
        byte[] some = rows(5_000);
        Counting in = new Counting(new SequenceInputStream(forever(some)));
        ConversionRun run = ConversionRun.alone().withThreads(2).withProgress((read, rows) -> {
            assertThat(in.count - read).isLessThan(10 << 20);
            if (rows > 150_000) {
                throw new IOException("That is enough.");
            }
        });
        assertThatThrownBy(() -> new RowConverter(TO_V13).convert(in, new Ignoring(), run))
                .isInstanceOf(IOException.class)
                .hasMessage("That is enough.");
        assertThat(converting()).isEmpty();
    }

    @Test
    void anInterruptEndsItAndNoThreadRunsOn() {
        for (int threads = 1; threads < 4; threads++) {
            ConversionRun run = ConversionRun.alone()
                    .withThreads(threads)
                    .withProgress((read, rows) -> Thread.currentThread().interrupt());
            InputStream in = new SequenceInputStream(forever(rows(5_000)));
            assertThatThrownBy(() -> new RowConverter(TO_V13).convert(in, new Ignoring(), run))
                    .isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(converting()).isEmpty();
        }
    }

    @Test
    void aMistakeOfATokenCounterReachesTheCaller() {
        ConversionOptions options = TO_V13.withTokens(new TokenLimit(
                text -> {
                    throw new IllegalStateException("No tokenizer.");
                },
                1));
        ConversionRun run = ConversionRun.alone().withThreads(2);
        assertThatThrownBy(() -> Converted.of(options, rows(1), run))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No tokenizer.");
    }

    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<String> lines = Arbitraries.frequencyOf(
                Tuple.of(
                        30,
                        Arbitraries.strings().withChars("aé😀 ").ofMaxLength(60).map(text -> ROW.formatted(text))),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                "\n",
                                " \r\n",
                                "{\n",
                                "{\"messages\": null}\r\n",
                                ROW.formatted("u".repeat(150_000)),
                                "\ud800\n",
                                "[]\n")),
                Tuple.of(3, Arbitraries.just(ROW.formatted("<tool_response>R</tool_response>"))));
        return lines.list().ofMinSize(1).ofMaxSize(40).map(some -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            for (int i = 0; file.size() < 500_000; i++) {
                String line = some.get((int) (i * 2654435761L % some.size()));
                file.writeBytes(
                        (i % 3 == 0 ? line : line.replace("\"A\"", "\"A" + i + "\"")).getBytes(StandardCharsets.UTF_8));
            }
            return file.toByteArray();
        });
    }

    private static byte[] rows(int count) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            file.writeBytes(ROW.formatted("Question " + i).getBytes(StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }

    private static Enumeration<InputStream> forever(byte[] some) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return true;
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(some);
            }
        };
    }

    /** The conversion's threads that do not end. Its pool has ended by now; a thread's last steps come after that. */
    private static List<Thread> converting() {
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("modelgate-convert-"))
                .toList();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofMinutes(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return threads.stream().filter(Thread::isAlive).toList();
    }

    /** Looks at nothing. */
    private static final class Ignoring implements ConversionSink {
        @Override
        public void row(long line, byte[] bytes, int from, int length) {}

        @Override
        public void finding(Finding finding) {}
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
