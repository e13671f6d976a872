package dev.modelgate.converter.dataset;

import dev.modelgate.dialects.convert.ConversionOptions;
import dev.modelgate.worker.artifact.ArtifactKey;
import java.nio.file.Path;

/**
 * A task whose dialects, files and tools have been found.
 *
 * @param key of the artifact: made from the bytes of both files, the dialects, the numbers of rows and the tools
 */
record ConversionPlan(ArtifactKey key, Source train, Source valid) {
    /**
     * One split.
     *
     * @param split which
     * @param name the path as the plan writes it, for messages
     * @param file where it lies
     * @param options how it is converted
     */
    record Source(Split split, String name, Path file, ConversionOptions options) {}
}
