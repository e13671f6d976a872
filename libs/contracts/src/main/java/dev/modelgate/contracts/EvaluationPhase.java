package dev.modelgate.contracts;

/** Where an evaluation stands. */
public enum EvaluationPhase {
    RUNNING,
    /** A person has to commit to the rest of the plan, or to decline. */
    AWAITING_COMMITMENT,
    /** Final. */
    DECIDED
}
