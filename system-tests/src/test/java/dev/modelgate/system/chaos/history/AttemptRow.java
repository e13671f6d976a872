package dev.modelgate.system.chaos.history;

import dev.modelgate.contracts.Result;

/**
 * A row of the table {@code attempt}.
 *
 * @param number 1 for the first try
 * @param outcome whether an outcome of a worker was taken in for it
 * @param observations how many the outcome counts; null without one
 * @param result null while it is open
 * @param endedBy {@code WORKER} or {@code CONTROLLER}; null while it is open
 */
public record AttemptRow(
        String command,
        String evaluation,
        String gate,
        String step,
        int number,
        String state,
        boolean outcome,
        Long observations,
        Result result,
        String endedBy) {
    boolean ended() {
        return state.equals("ENDED");
    }

    boolean endedByWorker() {
        return "WORKER".equals(endedBy);
    }

    /** Whether a gate may be judged from it: the step was carried out, and it is known what came of it. */
    boolean measured() {
        return ended()
                && endedByWorker()
                && switch (result) {
                    case Result.Completed unused -> true;
                    case Result.ModelFailed unused -> true;
                    case Result.WorkerFailed unused -> false;
                    case Result.Cancelled unused -> false;
                };
    }

    String name() {
        return gate + "/" + step + ", attempt " + number + ", of evaluation " + evaluation;
    }
}
