package dev.modelgate.controller.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.contracts.Fact;
import dev.modelgate.controller.evaluation.Refusal;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.Attempts;
import dev.modelgate.controller.store.Evaluations;
import dev.modelgate.controller.store.EventLog;
import dev.modelgate.controller.store.Json;
import dev.modelgate.controller.store.ObservationEntity;
import dev.modelgate.controller.store.Observations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the raw facts of evaluations. */
@ApplicationScoped
public class EvidenceViews {
    private final Evaluations evaluations;
    private final Attempts attempts;
    private final Observations observations;
    private final EventLog log;

    EvidenceViews(Evaluations evaluations, Attempts attempts, Observations observations, EventLog log) {
        this.evaluations = evaluations;
        this.attempts = attempts;
        this.observations = observations;
        this.log = log;
    }

    /**
     * @throws Refusal when there is no such evaluation
     */
    @Transactional
    public EvidenceView of(UUID id) {
        if (evaluations.findByIdOptional(id).isEmpty()) {
            throw Refusal.unknown(id.toString());
        }
        Map<UUID, List<ObservationEntity>> facts =
                observations.of(id).stream().collect(Collectors.groupingBy(observation -> observation.key.command()));
        return new EvidenceView(
                id.toString(),
                attempts.of(id).stream()
                        .map(attempt -> view(attempt, facts.getOrDefault(attempt.command, List.of())))
                        .toList(),
                log.of(id).stream()
                        .map(event -> new EvidenceView.EventView(event.at, event.kind, event.sentence))
                        .toList());
    }

    private static EvidenceView.AttemptView view(AttemptEntity attempt, List<ObservationEntity> facts) {
        return new EvidenceView.AttemptView(
                attempt.command.toString(),
                attempt.gate,
                attempt.step,
                attempt.number,
                attempt.state.name(),
                attempt.machine,
                attempt.incarnation,
                attempt.issuedAt,
                attempt.deadline,
                attempt.endedAt,
                attempt.endedBy == null ? null : attempt.endedBy.name(),
                Json.read(JsonNode.class, attempt.task),
                attempt.result == null ? null : Json.read(JsonNode.class, attempt.result),
                facts.stream()
                        .map(fact -> new EvidenceView.ObservationView(
                                fact.key.sequence(), fact.observedAt, Json.read(Fact.class, fact.fact)))
                        .toList());
    }
}
