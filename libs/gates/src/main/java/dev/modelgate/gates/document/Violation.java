package dev.modelgate.gates.document;

/**
 * One thing that is wrong with a document.
 *
 * @param path where, such as {@code gates[1].pass[0].metric}; in a suite {@code suites.phase27:queries[3].expect}
 * @param message one sentence: what is wrong and what would be right
 */
public record Violation(String path, String message) {
    @Override
    public String toString() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
