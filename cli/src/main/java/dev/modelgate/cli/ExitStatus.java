package dev.modelgate.cli;

import dev.modelgate.cli.client.Evaluation;

/** What the command tells the shell. */
public final class ExitStatus {
    /** DEPLOY, or done. */
    public static final int OK = 0;
    /** Whatever has no number of its own. */
    public static final int FAILURE = 1;
    /** Bad usage, or a plan that is unknown or broken. */
    public static final int USAGE = 2;
    /** STOP or KEEP_BASELINE. */
    public static final int LOST = 10;
    /** A conversion found what should not be there. */
    public static final int FINDINGS = 10;
    /** INCONCLUSIVE or INVALID. */
    public static final int UNDECIDED = 20;
    /** CANCELLED, be it by Ctrl-C. */
    public static final int CANCELLED = 30;

    private ExitStatus() {}

    static int of(Evaluation.Decision decision) {
        return switch (decision) {
            case DEPLOY -> OK;
            case STOP, KEEP_BASELINE -> LOST;
            case INCONCLUSIVE, INVALID -> UNDECIDED;
            case CANCELLED -> CANCELLED;
        };
    }
}
