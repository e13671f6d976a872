package dev.modelgate.gates.plan;

import java.util.Locale;

/** Which of the two models something belongs to. */
public enum Side {
    CANDIDATE,
    BASELINE;

    /** The name in plans. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
