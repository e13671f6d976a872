package dev.modelgate.dialects.finding;

/** How much a finding matters; in ascending order. */
public enum Severity {
    /** Worth knowing. */
    INFORMATION,
    /** The row was converted, and somebody should look at it. */
    WARNING,
    /** The row was not converted. */
    ERROR
}
