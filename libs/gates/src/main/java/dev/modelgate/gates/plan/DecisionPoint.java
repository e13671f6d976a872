package dev.modelgate.gates.plan;

/**
 * Where a person commits to the rest of the plan or declines.
 *
 * @param question what is asked
 * @param gatesBefore how many gates come first, at least 1
 */
public record DecisionPoint(String question, int gatesBefore) {
    /** What {@code decidedBy} says when the person declined. */
    public static final String NAME = "decision-point";
}
