package dev.modelgate.system.chaos.history;

import java.util.List;
import java.util.stream.Stream;

/** Holds the invariants against a history: a function of what was read, and of nothing else. */
public final class Checker {
    private Checker() {}

    /** Everything that is wrong with it, in the order of the invariants; empty when all is well. */
    public static List<Violation> check(History history) {
        return Stream.of(
                        EvaluationRules.check(history),
                        AttemptRules.check(history),
                        VerdictRules.check(history),
                        TopicRules.check(history),
                        RemainsRules.check(history))
                .flatMap(List::stream)
                .sorted((one, other) -> one.invariant().compareTo(other.invariant()))
                .toList();
    }
}
