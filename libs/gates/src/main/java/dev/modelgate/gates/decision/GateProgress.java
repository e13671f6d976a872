package dev.modelgate.gates.decision;

import java.util.List;

/**
 * How far a gate is.
 *
 * @param gate its name
 * @param steps those that have been issued, in any order
 * @param verdict as recorded; null before
 */
public record GateProgress(String gate, List<StepProgress> steps, GateVerdict verdict) {
    public GateProgress {
        steps = List.copyOf(steps);
    }

    StepProgress step(String id) {
        return steps.stream()
                .filter(step -> step.step().equals(id))
                .findFirst()
                .orElseGet(() -> new StepProgress(id, List.of()));
    }
}
