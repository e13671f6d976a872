package dev.modelgate.dialects.finding;

import java.util.Locale;

/** How much a finding matters; in ascending order. */
public enum Severity {
    /** Worth knowing. */
    INFORMATION,
    /** The row was converted, and somebody should look at it. */
    WARNING,
    /** The row was not converted. */
    ERROR;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** How it is written in files and answers, such as {@code warning}. */
    public String label() {
        return label;
    }
}
