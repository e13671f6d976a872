package dev.modelgate.cli.client;

import java.util.Locale;

/** How the decision point of a plan is answered. */
public enum CommitMode {
    /** The evaluation waits for a person. */
    ASK,
    /** Yes, without asking. */
    AUTOMATIC,
    /** No, without asking. */
    NEVER;

    /** As the REST interface names it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
