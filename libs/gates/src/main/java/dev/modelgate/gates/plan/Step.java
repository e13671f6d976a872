package dev.modelgate.gates.plan;

/**
 * One command to one worker.
 *
 * @param id unique in its gate; metrics are named {@code id.metric}
 * @param optional whether it is left out when its model is not on the machine (steps on the baseline only)
 * @param side which of the two models it works on
 * @param action what it does
 */
public record Step(String id, boolean optional, Side side, Action action) {
    public StepKind kind() {
        return action.kind();
    }
}
