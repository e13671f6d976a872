package dev.modelgate.system.chaos.history;

import static java.util.stream.Collectors.groupingBy;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.decision.Attempt;
import dev.modelgate.gates.decision.Commitment;
import dev.modelgate.gates.decision.Effect;
import dev.modelgate.gates.decision.GateProgress;
import dev.modelgate.gates.decision.GateVerdict;
import dev.modelgate.gates.decision.NextEffects;
import dev.modelgate.gates.decision.Progress;
import dev.modelgate.gates.decision.StepProgress;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.PlanReader;
import dev.modelgate.gates.plan.PlanReading;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges gates once more, from what is stored, by the same pure core as the controller. */
final class Recomputation {
    private final Map<String, List<AttemptRow>> attempts;
    private final Map<String, List<ObservationRow>> observations;
    private final Map<String, List<VerdictRow>> verdicts;

    Recomputation(History history) {
        this.attempts = history.attempts().stream().collect(groupingBy(AttemptRow::evaluation));
        this.observations = history.observations().stream().collect(groupingBy(ObservationRow::command));
        this.verdicts = history.verdicts().stream().collect(groupingBy(VerdictRow::evaluation));
    }

    /** The plan as it was stored with the evaluation. */
    static Plan plan(EvaluationRow evaluation) {
        return switch (PlanReader.read(
                evaluation.plan(), evaluation.planText(), file -> suite(evaluation.suites(), file))) {
            case PlanReading.Valid valid -> valid.plan();
            case PlanReading.Invalid invalid ->
                throw new IllegalArgumentException(
                        "The plan of evaluation " + evaluation.id() + " cannot be read: " + invalid.violations());
        };
    }

    /** The verdict that a gate would get now; empty when the evidence is not enough for one. */
    Optional<GateVerdict> verdict(EvaluationRow evaluation, Plan plan, String gate) {
        Map<String, GateVerdict> earlier = new LinkedHashMap<>();
        plan.gates().stream()
                .takeWhile(one -> !one.name().equals(gate))
                .forEach(one -> verdicts.getOrDefault(evaluation.id(), List.of()).stream()
                        .filter(row -> row.gate().equals(one.name()))
                        .forEach(row -> earlier.put(one.name(), row.content())));
        List<GateProgress> gates = plan.gates().stream()
                .map(one -> new GateProgress(one.name(), steps(evaluation.id(), one.name()), earlier.get(one.name())))
                .toList();
        Progress progress =
                new Progress(gates, new Commitment(true, "the request", "It committed."), null, Duration.ZERO, null);
        return NextEffects.of(plan, progress).stream()
                .filter(Effect.RecordVerdict.class::isInstance)
                .map(effect -> ((Effect.RecordVerdict) effect).verdict())
                .filter(verdict -> verdict.gate().equals(gate))
                .findFirst();
    }

    private List<StepProgress> steps(String evaluation, String gate) {
        Map<String, List<AttemptRow>> steps = attempts.getOrDefault(evaluation, List.of()).stream()
                .filter(attempt -> attempt.gate().equals(gate))
                .sorted(Comparator.comparingInt(AttemptRow::number))
                .collect(groupingBy(AttemptRow::step, LinkedHashMap::new, Collectors.toList()));
        return steps.entrySet().stream()
                .map(step -> new StepProgress(
                        step.getKey(),
                        step.getValue().stream().map(this::attempt).toList()))
                .toList();
    }

    private Attempt attempt(AttemptRow row) {
        long last = row.observations() == null ? Long.MAX_VALUE : row.observations();
        List<Fact> facts = observations.getOrDefault(row.command(), List.of()).stream()
                .filter(observation -> observation.sequence() <= last)
                .sorted(Comparator.comparingLong(ObservationRow::sequence))
                .map(ObservationRow::fact)
                .toList();
        return new Attempt(row.number(), row.ended() ? row.result() : null, facts);
    }

    private static String suite(Map<String, String> suites, String file) throws IOException {
        if (!suites.containsKey(file)) {
            throw new IOException("The suite " + file + " was not stored with the evaluation.");
        }
        return suites.get(file);
    }
}
