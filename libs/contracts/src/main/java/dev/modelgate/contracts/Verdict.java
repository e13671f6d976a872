package dev.modelgate.contracts;

/** Outcome of a gate. */
public enum Verdict {
    /** The candidate was measured and every criterion holds. */
    PASS,
    /** The candidate was measured and a criterion does not hold. */
    FAIL,
    /** Measured, but the evidence cannot decide under the plan's own rule for it. */
    INCONCLUSIVE,
    /** The measurement is not to be trusted or did not take place. Never a PASS, never a FAIL of the candidate. */
    INVALID
}
