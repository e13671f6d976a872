package dev.modelgate.controller.evaluation;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.AttemptState;
import dev.modelgate.controller.store.Attempts;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.InterventionEntity;
import dev.modelgate.controller.store.Interventions;
import dev.modelgate.controller.store.Json;
import dev.modelgate.controller.store.ObservationEntity;
import dev.modelgate.controller.store.Observations;
import dev.modelgate.controller.store.VerdictEntity;
import dev.modelgate.controller.store.Verdicts;
import dev.modelgate.gates.decision.Attempt;
import dev.modelgate.gates.decision.CancellationRequest;
import dev.modelgate.gates.decision.Commitment;
import dev.modelgate.gates.decision.GateProgress;
import dev.modelgate.gates.decision.GateVerdict;
import dev.modelgate.gates.decision.Progress;
import dev.modelgate.gates.decision.StepProgress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is recorded of an evaluation, in the form that the decisions are made from. */
@ApplicationScoped
public class ProgressReader {
    private final Attempts attempts;
    private final Observations observations;
    private final Verdicts verdicts;
    private final Interventions interventions;
    private final Clock clock;

    ProgressReader(
            Attempts attempts, Observations observations, Verdicts verdicts, Interventions interventions, Clock clock) {
        this.attempts = attempts;
        this.observations = observations;
        this.verdicts = verdicts;
        this.interventions = interventions;
        this.clock = clock;
    }

    /** All of it. Runs in the caller's transaction. */
    public Progress read(EvaluationEntity evaluation) {
        Map<UUID, List<ObservationEntity>> facts = new LinkedHashMap<>();
        observations
                .of(evaluation.id)
                .forEach(observation -> facts.computeIfAbsent(observation.key.command(), unused -> new ArrayList<>())
                        .add(observation));
        Map<String, Map<String, List<Attempt>>> gates = new LinkedHashMap<>();
        for (AttemptEntity attempt : attempts.of(evaluation.id)) {
            gates.computeIfAbsent(attempt.gate, unused -> new LinkedHashMap<>())
                    .computeIfAbsent(attempt.step, unused -> new ArrayList<>())
                    .add(attempt(attempt, facts.getOrDefault(attempt.command, List.of())));
        }
        Map<String, GateVerdict> judged = new LinkedHashMap<>();
        for (VerdictEntity verdict : verdicts.of(evaluation.id)) {
            judged.put(verdict.key.gate(), Json.read(GateVerdict.class, verdict.content));
            gates.computeIfAbsent(verdict.key.gate(), unused -> new LinkedHashMap<>());
        }
        return new Progress(
                gates.entrySet().stream()
                        .map(gate -> new GateProgress(gate.getKey(), steps(gate.getValue()), judged.get(gate.getKey())))
                        .toList(),
                commitment(evaluation.id),
                cancellation(evaluation.id),
                spent(evaluation),
                evaluation.decision);
    }

    private static List<StepProgress> steps(Map<String, List<Attempt>> steps) {
        return steps.entrySet().stream()
                .map(step -> new StepProgress(step.getKey(), step.getValue()))
                .toList();
    }

    private static Attempt attempt(AttemptEntity attempt, List<ObservationEntity> observations) {
        Result result = attempt.state == AttemptState.ENDED ? Json.read(Result.class, attempt.result) : null;
        long last = attempt.observations == null ? Long.MAX_VALUE : attempt.observations;
        return new Attempt(
                attempt.number,
                result,
                observations.stream()
                        .filter(observation -> observation.key.sequence() <= last)
                        .map(observation -> Json.read(Fact.class, observation.fact))
                        .toList());
    }

    private Commitment commitment(UUID evaluation) {
        return interventions
                .of(evaluation, InterventionEntity.Kind.COMMITMENT)
                .map(said -> new Commitment(said.agreed, said.person, said.why))
                .orElse(null);
    }

    private CancellationRequest cancellation(UUID evaluation) {
        return interventions
                .of(evaluation, InterventionEntity.Kind.CANCELLATION)
                .map(said -> new CancellationRequest(said.person, said.why))
                .orElse(null);
    }

    /** From the first command to the question at the decision point; waiting for a machine or a person is nobody's budget. */
    private Duration spent(EvaluationEntity evaluation) {
        if (evaluation.startedAt == null) {
            return Duration.ZERO;
        }
        Instant end = evaluation.askedAt != null
                ? evaluation.askedAt
                : evaluation.endedAt != null ? evaluation.endedAt : clock.instant();
        return Duration.between(evaluation.startedAt, end);
    }
}
