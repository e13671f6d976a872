package dev.modelgate.gates.suite;

import java.util.Locale;

/** How strings of a call's arguments are compared with the accepted ones. Every score says which was used. */
public enum Comparison {
    /** Character by character. */
    STRICT,
    /**
     * As the Berkeley Function Calling Leaderboard does: without case, blanks and {@code , . / - _ * ^}; an empty string among
     * the accepted values says that the argument may be left out, and only then may it be.
     */
    BFCL;

    /** The name in suites and scores. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
