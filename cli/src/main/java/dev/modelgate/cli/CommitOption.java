package dev.modelgate.cli;

import dev.modelgate.cli.client.CommitMode;
import picocli.CommandLine.Option;

/** {@code --commit|--no-commit}. */
final class CommitOption {
    @Option(
            names = "--commit",
            negatable = true,
            description = "Answer the decision point with yes or no. Without it a person at a terminal is asked.")
    private Boolean commit;

    CommitOption() {}

    /** @param otherwise when the person did not say */
    CommitMode mode(CommitMode otherwise) {
        if (commit == null) {
            return otherwise;
        }
        return commit ? CommitMode.AUTOMATIC : CommitMode.NEVER;
    }
}
