package dev.modelgate.contracts;

/** Outcome of an evaluation. */
public enum Decision {
    DEPLOY,
    KEEP_BASELINE,
    STOP,
    INCONCLUSIVE,
    INVALID,
    CANCELLED
}
