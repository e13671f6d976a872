package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Metric;
import dev.modelgate.gates.plan.MetricRef;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Step;
import dev.modelgate.gates.plan.StepKind;
import dev.modelgate.gates.scoring.MetricValue;
import dev.modelgate.gates.scoring.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The evidence of one gate: what its steps amount to. */
final class GateEvidence {
    private final Plan plan;
    private final Gate gate;
    private final Map<String, StepState> states;

    /** {@code states} by id of the step; steps that were never issued may be absent. */
    GateEvidence(Plan plan, Gate gate, Map<String, StepState> states) {
        this.plan = plan;
        this.gate = gate;
        this.states = states;
    }

    Plan plan() {
        return plan;
    }

    Gate gate() {
        return gate;
    }

    MetricValue value(MetricRef ref) {
        Step step = gate.step(ref.step()).orElseThrow();
        StepState state = states.get(step.id());
        return switch (state) {
            case null -> new MetricValue.Missing("The step '" + step.id() + "' did not run.");
            case StepState.Due due -> new MetricValue.Missing("The step '" + step.id() + "' did not run.");
            case StepState.Open open -> new MetricValue.Missing("The step '" + step.id() + "' has not ended.");
            case StepState.LeftOut left -> new MetricValue.Missing(left.because());
            case StepState.Broken broken -> new MetricValue.Missing(broken.because());
            case StepState.Failed failed -> whenModelFailed(step, failed, ref);
            case StepState.Done done -> Metrics.of(plan, step, done.facts(), ref.metric(), ref.category());
        };
    }

    /** A model that failed is a fact too: one that failed before it was loaded does not load. */
    private MetricValue whenModelFailed(Step step, StepState.Failed failed, MetricRef ref) {
        if (step.kind() == StepKind.QUERIES || step.kind() == StepKind.LATENCY) {
            return new MetricValue.Missing(failed.because());
        }
        MetricValue value = Metrics.of(plan, step, failed.facts(), ref.metric(), ref.category());
        boolean missing = value instanceof MetricValue.Missing;
        return missing && ref.metric() == Metric.SMOKE_LOADED ? new MetricValue.Truth(false) : value;
    }

    Optional<String> failed() {
        return states.values().stream()
                .filter(StepState.Failed.class::isInstance)
                .map(state -> ((StepState.Failed) state).because())
                .findFirst();
    }

    Optional<String> broken() {
        return states.values().stream()
                .filter(StepState.Broken.class::isInstance)
                .map(state -> ((StepState.Broken) state).because())
                .findFirst();
    }

    /** Why each step that was left out was, each reason once. */
    Stream<String> leftOut() {
        return states.values().stream()
                .filter(StepState.LeftOut.class::isInstance)
                .map(state -> ((StepState.LeftOut) state).because())
                .distinct();
    }

    List<Fact> facts(String stepId) {
        StepState state = states.get(stepId);
        return state == null ? List.of() : state.facts();
    }
}
