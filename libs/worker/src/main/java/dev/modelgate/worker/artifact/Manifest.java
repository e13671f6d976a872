package dev.modelgate.worker.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.worker.artifact.FolderDigest.FileEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code manifest.json} in an artifact's folder; written last, so a folder with it is whole.
 *
 * @param kind what the artifact is
 * @param key name of its folder
 * @param madeFrom everything that went into the key
 * @param madeAt when it was finished
 * @param sha256 digest over its files
 * @param files by relative path
 * @param facts what was observed while it was made, to be reported whenever it answers for the step again
 */
public record Manifest(
        Artifact.Kind kind,
        String key,
        JsonNode madeFrom,
        Instant madeAt,
        String sha256,
        Map<String, FileEntry> files,
        List<Fact> facts) {
    static final String FILE = "manifest.json";

    /** What an outcome says of it. */
    Artifact artifact() {
        long bytes = files.values().stream().mapToLong(FileEntry::bytes).sum();
        return new Artifact(kind, key, sha256, bytes);
    }
}
