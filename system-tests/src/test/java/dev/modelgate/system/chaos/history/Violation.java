package dev.modelgate.system.chaos.history;

/**
 * An invariant that a history breaks.
 *
 * @param detail where, in one sentence
 */
public record Violation(Invariant invariant, String detail) {
    @Override
    public String toString() {
        return invariant + ": " + detail;
    }
}
