package dev.modelgate.controller.view;

import dev.modelgate.controller.evaluation.Refusal;
import dev.modelgate.controller.plan.PlanSnapshots;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.Attempts;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.Evaluations;
import dev.modelgate.controller.store.Json;
import dev.modelgate.controller.store.VerdictEntity;
import dev.modelgate.controller.store.Verdicts;
import dev.modelgate.gates.decision.GateVerdict;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads evaluations for people. */
@ApplicationScoped
public class EvaluationViews {
    private static final int MOST_LISTED = 200;

    private final Evaluations evaluations;
    private final Attempts attempts;
    private final Verdicts verdicts;
    private final PlanSnapshots plans;
    private final Clock clock;

    EvaluationViews(Evaluations evaluations, Attempts attempts, Verdicts verdicts, PlanSnapshots plans, Clock clock) {
        this.evaluations = evaluations;
        this.attempts = attempts;
        this.verdicts = verdicts;
        this.plans = plans;
        this.clock = clock;
    }

    /**
     * @throws Refusal when there is none
     */
    @Transactional
    public EvaluationView one(UUID id) {
        EvaluationEntity evaluation =
                evaluations.findByIdOptional(id).orElseThrow(() -> Refusal.unknown(id.toString()));
        return view(evaluation, attempts.of(id), verdicts.of(id));
    }

    /** The newest first, at most 200. */
    @Transactional
    public List<EvaluationView> newest() {
        List<EvaluationEntity> listed = evaluations.newest(MOST_LISTED);
        List<UUID> ids = listed.stream().map(evaluation -> evaluation.id).toList();
        Map<UUID, List<AttemptEntity>> tries =
                attempts.of(ids).stream().collect(Collectors.groupingBy(attempt -> attempt.evaluation));
        Map<UUID, List<VerdictEntity>> judged =
                verdicts.of(ids).stream().collect(Collectors.groupingBy(verdict -> verdict.key.evaluation()));
        return listed.stream()
                .map(evaluation -> view(
                        evaluation,
                        tries.getOrDefault(evaluation.id, List.of()),
                        judged.getOrDefault(evaluation.id, List.of())))
                .toList();
    }

    private EvaluationView view(EvaluationEntity evaluation, List<AttemptEntity> tries, List<VerdictEntity> judged) {
        Plan plan = plans.of(evaluation);
        Map<String, VerdictEntity> byGate =
                judged.stream().collect(Collectors.toMap(verdict -> verdict.key.gate(), Function.identity()));
        List<String> cautions = new ArrayList<>();
        List<EvaluationView.GateView> gates = new ArrayList<>();
        for (Gate gate : plan.gates()) {
            VerdictEntity verdict = byGate.get(gate.name());
            GateVerdict content = verdict == null ? null : Json.read(GateVerdict.class, verdict.content);
            if (content != null) {
                cautions.addAll(content.cautions());
            }
            List<AttemptEntity> ofGate = tries.stream()
                    .filter(attempt -> attempt.gate.equals(gate.name()))
                    .toList();
            gates.add(GateViews.of(gate, ofGate, verdict == null ? null : verdict.judgedAt, content, clock.instant()));
        }
        return new EvaluationView(
                evaluation.id.toString(),
                new EvaluationView.PlanVersion(evaluation.planName, evaluation.planSha256),
                plan.question(),
                evaluation.phase,
                evaluation.machine,
                evaluation.decision,
                evaluation.decidedBy,
                Json.sentences(evaluation.reasons),
                evaluation.decision == null ? cautions : Json.sentences(evaluation.cautions),
                evaluation.createdAt,
                evaluation.endedAt,
                gates);
    }
}
