package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Decision;
import java.time.Duration;
import java.util.List;

/**
 * Everything that is recorded of an evaluation. The next effects are a function of the plan and of this alone.
 *
 * @param gates those that have begun, in any order
 * @param commitment null before a person has answered
 * @param cancellation null when nobody asked for it
 * @param spent time on the gates before the decision point so far, waiting for a person not counted
 * @param decision as recorded; null before
 */
public record Progress(
        List<GateProgress> gates,
        Commitment commitment,
        CancellationRequest cancellation,
        Duration spent,
        Decision decision) {
    public Progress {
        gates = List.copyOf(gates);
    }

    /** An evaluation that has not begun. */
    public static Progress none() {
        return new Progress(List.of(), null, null, Duration.ZERO, null);
    }

    GateProgress gate(String name) {
        return gates.stream()
                .filter(gate -> gate.gate().equals(name))
                .findFirst()
                .orElseGet(() -> new GateProgress(name, List.of(), null));
    }
}
