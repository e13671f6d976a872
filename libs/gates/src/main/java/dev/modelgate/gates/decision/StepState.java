package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.gates.plan.Side;
import dev.modelgate.gates.plan.Step;
import dev.modelgate.gates.scoring.TrainingMetrics;
import java.util.List;
import java.util.Optional;

/** What the attempts at a step amount to. */
sealed interface StepState {
    /** Most attempts at a step. */
    int MOST_ATTEMPTS = 3;

    /** The facts that count: those of the last attempt. */
    default List<Fact> facts() {
        return List.of();
    }

    /** To be issued, as this attempt. */
    record Due(int attempt) implements StepState {}

    /** Issued and not ended. */
    record Open(int attempt) implements StepState {}

    /** Completed; the artifact is null for steps that make none. */
    record Done(List<Fact> facts, Artifact artifact) implements StepState {}

    /** Left out, which only optional steps may be. */
    record LeftOut(String because) implements StepState {}

    /** The candidate is to blame. */
    record Failed(String because, List<Fact> facts) implements StepState {}

    /** The machinery is to blame, or the baseline. */
    record Broken(String because, List<Fact> facts) implements StepState {}

    /**
     * @param step of the plan
     * @param progress of that step
     * @param leftOut why what it uses was left out; empty when everything is there
     */
    static StepState of(Step step, StepProgress progress, Optional<String> leftOut) {
        if (leftOut.isPresent()) {
            return new LeftOut(leftOut.get());
        }
        Optional<Attempt> last = progress.last();
        if (last.isEmpty()) {
            return new Due(1);
        }
        Attempt attempt = last.get();
        if (attempt.open()) {
            return new Open(attempt.number());
        }
        return switch (attempt.result()) {
            case Result.Completed(Artifact artifact, boolean reused) -> completed(step, attempt, artifact);
            case Result.ModelFailed(String reason) -> modelFailed(step, attempt, reason);
            case Result.WorkerFailed failed -> workerFailed(step, attempt, failed);
            case Result.Cancelled(String reason) -> again(step, attempt, "was cancelled: " + reason);
        };
    }

    private static StepState completed(Step step, Attempt attempt, Artifact artifact) {
        Optional<Artifact.Kind> needed = step.kind().makes();
        if (needed.isEmpty() || artifact != null && artifact.kind() == needed.get()) {
            return new Done(attempt.facts(), artifact);
        }
        if (TrainingMetrics.notFinite(attempt.facts())) {
            return modelFailed(step, attempt, "Training ended with a loss that is not finite.");
        }
        return new Broken(name(step) + " left nothing behind for the steps that need it.", attempt.facts());
    }

    private static StepState modelFailed(Step step, Attempt attempt, String reason) {
        if (step.optional()) {
            return new LeftOut(name(step) + " was left out, since the baseline failed: " + reason);
        }
        return step.side() == Side.BASELINE
                ? new Broken(name(step) + " failed, and it is about the baseline: " + reason, attempt.facts())
                : new Failed(name(step) + " failed: " + reason, attempt.facts());
    }

    private static StepState workerFailed(Step step, Attempt attempt, Result.WorkerFailed failed) {
        if (failed.missing() && step.optional()) {
            return new LeftOut(name(step) + " was left out: " + failed.reason());
        }
        return failed.retryable()
                ? again(step, attempt, "failed: " + failed.reason())
                : new Broken(name(step) + " could not be measured: " + failed.reason(), attempt.facts());
    }

    private static StepState again(Step step, Attempt attempt, String happened) {
        return attempt.number() < MOST_ATTEMPTS
                ? new Due(attempt.number() + 1)
                : new Broken(
                        name(step) + " could not be measured in " + MOST_ATTEMPTS + " attempts; the last " + happened,
                        attempt.facts());
    }

    private static String name(Step step) {
        return "The step '" + step.id() + "'";
    }
}
