package dev.modelgate.contracts;

/**
 * What a step has left on a worker's disk.
 *
 * @param kind what it is
 * @param key made from everything that went into it; the name of its folder
 * @param sha256 digest over its files
 * @param bytes size of its files
 */
public record Artifact(Kind kind, String key, String sha256, long bytes) {
    /** What an artifact can be. */
    public enum Kind {
        MODEL,
        ADAPTER,
        DATASET
    }
}
