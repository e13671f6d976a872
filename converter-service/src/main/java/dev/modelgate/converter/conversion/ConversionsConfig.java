package dev.modelgate.converter.conversion;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * What one conversion over HTTP may ask for, and how long its result is kept. Each key is {@code modelgate.conversions.<name>}
 * in a properties file and {@code MODELGATE_CONVERSIONS_<NAME>} in the environment. A request beyond a limit is answered with a
 * problem, and nothing of it is kept.
 *
 * <p>A conversion takes up to 32 bytes of memory for each different row, by which duplicates are found, and some ten times its
 * longest line. The heap must hold that for {@link #concurrent} conversions.
 */
@ConfigMapping(prefix = "modelgate.conversions")
public interface ConversionsConfig {
    /** Most conversions and previews at a time; one more is answered with 429. */
    @WithDefault("2")
    int concurrent();

    /** Threads of one conversion, from 1. By default one per processor. */
    Optional<Integer> threads();

    /** Longest line, in bytes; beyond it 413. */
    @WithDefault("4M")
    MemorySize lineLength();

    /** Most rows of a body; beyond it 413. */
    @WithDefault("4000000")
    long rows();

    /** Deepest nesting of JSON, from 1 to 1000; beyond it 422. */
    @WithDefault("200")
    int nesting();

    /** Longest number, in characters; beyond it 422. */
    @WithDefault("1000")
    int numberLength();

    /** Longest body, in bytes, after decoding; beyond it 413. */
    @WithDefault("16G")
    MemorySize body();

    /** Most bytes that a byte of gzip may stand for, on average, once there are 16 MiB of them; beyond it 413. */
    @WithDefault("200")
    int gzipRatio();

    /** Longest time from the first byte of a body to the result; beyond it 408. */
    @WithDefault("PT1H")
    Duration time();

    /** Longest time in which nothing of a body arrives; beyond it 408. */
    @WithDefault("PT30S")
    Duration patience();

    /**
     * How much of a body that need not be read any more is read nevertheless, in bytes, so that its connection serves the next
     * request. A longer rest costs the connection, never the answer.
     */
    @WithDefault("64M")
    MemorySize discard();

    /** Most lines of a preview. */
    @WithDefault("100")
    int previewLines();

    /** Most bytes that all results may take on disk; the oldest are removed first. */
    @WithDefault("32G")
    MemorySize stored();

    /** A result is removed when nobody has asked for its conversion for this time. */
    @WithDefault("P7D")
    Duration retention();
}
