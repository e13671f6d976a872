package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import java.util.List;

/**
 * One try at a step.
 *
 * @param number 1 for the first
 * @param result how it ended, once all of its observations are in; null while it is open. A deadline or a heartbeat that was
 *     missed, or a worker's new incarnation, is a retryable {@link Result.WorkerFailed}.
 * @param facts in the order in which they were observed
 */
public record Attempt(int number, Result result, List<Fact> facts) {
    public Attempt {
        facts = List.copyOf(facts);
    }

    boolean open() {
        return result == null;
    }
}
