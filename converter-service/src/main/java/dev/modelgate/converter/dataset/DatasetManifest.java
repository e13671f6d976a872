package dev.modelgate.converter.dataset;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a dataset holds.
 *
 * @param key the dataset's key
 * @param sha256 digest over its files
 * @param files its files
 */
@Schema(description = "What a dataset holds.")
record DatasetManifest(String key, String sha256, List<File> files) {
    /**
     * One split.
     *
     * @param name {@code train.jsonl} or {@code valid.jsonl}
     * @param sha256 digest of its bytes, in hexadecimal; also its entity tag
     * @param bytes its size
     * @param rows how many lines it has
     */
    @Schema(name = "DatasetFile", description = "One split of a dataset.")
    record File(String name, String sha256, long bytes, long rows) {}
}
