package dev.modelgate.controller.view;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.controller.dispatch.ResultSentence;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.Json;
import dev.modelgate.gates.decision.CriterionOutcome;
import dev.modelgate.gates.decision.GateVerdict;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A gate with its steps, from what is stored of it. */
final class GateViews {
    private GateViews() {}

    static EvaluationView.GateView of(
            Gate gate, List<AttemptEntity> attempts, Instant judgedAt, GateVerdict verdict, Instant now) {
        Optional<Instant> begun =
                attempts.stream().map(attempt -> attempt.createdAt).min(Comparator.naturalOrder());
        return new EvaluationView.GateView(
                gate.name(),
                verdict == null ? null : verdict.verdict(),
                verdict == null ? List.of() : verdict.reasons(),
                begun.map(start -> seconds(start, judgedAt == null ? now : judgedAt))
                        .orElse(null),
                verdict == null
                        ? List.of()
                        : verdict.criteria().stream().map(GateViews::criterion).toList(),
                gate.steps().stream().map(step -> step(step, attempts, now)).toList(),
                verdict == null ? List.of() : verdict.statistics());
    }

    private static EvaluationView.CriterionView criterion(CriterionOutcome criterion) {
        return new EvaluationView.CriterionView(
                criterion.metric(),
                criterion.observed(),
                criterion.unit(),
                criterion.comparison(),
                criterion.threshold(),
                criterion.holds(),
                criterion.sentence());
    }

    private static EvaluationView.StepView step(Step step, List<AttemptEntity> attempts, Instant now) {
        return attempts.stream()
                .filter(attempt -> attempt.step.equals(step.id()))
                .max(Comparator.comparingInt(attempt -> attempt.number))
                .map(attempt -> step(step, attempt, now))
                .orElseGet(() ->
                        new EvaluationView.StepView(step.id(), EvaluationView.StepState.PENDING, 0, null, null, null));
    }

    private static EvaluationView.StepView step(Step step, AttemptEntity attempt, Instant now) {
        Result result = attempt.open() ? null : Json.read(Result.class, attempt.result);
        return new EvaluationView.StepView(
                step.id(),
                state(attempt, result),
                attempt.number,
                attempt.issuedAt == null
                        ? null
                        : seconds(attempt.issuedAt, attempt.endedAt == null ? now : attempt.endedAt),
                progress(attempt),
                detail(attempt, result));
    }

    private static EvaluationView.StepState state(AttemptEntity attempt, Result result) {
        return switch (attempt.state) {
            case QUEUED -> EvaluationView.StepState.QUEUED;
            case ISSUED, COMPLETING -> EvaluationView.StepState.RUNNING;
            case ENDED ->
                switch (result) {
                    case Result.Completed unused -> EvaluationView.StepState.COMPLETED;
                    case Result.ModelFailed unused -> EvaluationView.StepState.MODEL_FAILED;
                    case Result.WorkerFailed unused -> EvaluationView.StepState.WORKER_FAILED;
                    case Result.Cancelled unused -> EvaluationView.StepState.CANCELLED;
                };
        };
    }

    private static EvaluationView.ProgressView progress(AttemptEntity attempt) {
        if (attempt.progress == null) {
            return null;
        }
        Fact.Progress progress = (Fact.Progress) Json.read(Fact.class, attempt.progress);
        return new EvaluationView.ProgressView(progress.done(), progress.total(), progress.unit());
    }

    private static String detail(AttemptEntity attempt, Result result) {
        return switch (attempt.state) {
            case QUEUED -> attempt.unplacedSince == null ? "waits for the accelerator" : "waits for a fitting machine";
            case ISSUED, COMPLETING -> null;
            case ENDED -> ResultSentence.of(result);
        };
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
