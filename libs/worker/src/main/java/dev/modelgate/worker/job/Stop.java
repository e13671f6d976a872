package dev.modelgate.worker.job;

import dev.modelgate.contracts.Result;
import java.time.Duration;
import java.time.Instant;

/** Why a job has to stop before its end. */
sealed interface Stop {
    /** The controller asked for it. */
    record Cancelled(String reason) implements Stop {}

    /** The command's deadline has passed. */
    record DeadlinePassed(Instant deadline) implements Stop {}

    /** Nothing was heard of the job for too long. */
    record Silent(Duration silence) implements Stop {}

    /** The service is asked to stop. */
    record ServiceStopping() implements Stop {}

    /** How a command ends that stopped for this reason. */
    default Result result() {
        return switch (this) {
            case Cancelled cancelled -> new Result.Cancelled(cancelled.reason());
            case DeadlinePassed passed ->
                new Result.WorkerFailed(
                        "The command was not finished by its deadline, " + passed.deadline() + ", and was stopped.",
                        true,
                        false);
            case Silent silent ->
                new Result.WorkerFailed(
                        "The command gave no sign of life for "
                                + silent.silence().toSeconds() + " s and was stopped: it is taken for hung.",
                        true,
                        false);
            case ServiceStopping stopping ->
                new Result.WorkerFailed("The service was stopped while the command ran.", true, false);
        };
    }
}
