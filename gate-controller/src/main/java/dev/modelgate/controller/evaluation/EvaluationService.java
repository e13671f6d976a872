package dev.modelgate.controller.evaluation;

import dev.modelgate.contracts.EvaluationPhase;
import dev.modelgate.controller.plan.PlanCatalog;
import dev.modelgate.controller.plan.PlanSource;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.Evaluations;
import dev.modelgate.controller.store.EventLog;
import dev.modelgate.controller.store.InterventionEntity;
import dev.modelgate.controller.store.Interventions;
import dev.modelgate.controller.store.Json;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people ask of evaluations: begin, commit or decline, cancel. */
@ApplicationScoped
public class EvaluationService {
    private final PlanCatalog catalog;
    private final Evaluations evaluations;
    private final Interventions interventions;
    private final Engine engine;
    private final EventLog log;
    private final Clock clock;

    EvaluationService(
            PlanCatalog catalog,
            Evaluations evaluations,
            Interventions interventions,
            Engine engine,
            EventLog log,
            Clock clock) {
        this.catalog = catalog;
        this.evaluations = evaluations;
        this.interventions = interventions;
        this.engine = engine;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Begins an evaluation, or finds the one that the same wish has begun.
     *
     * @return its id
     * @throws Refusal when the key was used for another wish
     */
    public UUID submit(Submission submission) {
        String sha256 = submission.sha256();
        Optional<UUID> earlier = QuarkusTransaction.requiringNew().call(() -> earlier(submission, sha256));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        PlanSource source = submission.planText() == null
                ? catalog.shipped(submission.plan())
                : catalog.brought(submission.plan(), submission.planText(), submission.suites());
        try {
            return QuarkusTransaction.requiringNew().call(() -> begin(submission, sha256, source));
        } catch (RuntimeException e) {
            // Two requests with one key at the same time: the database let one through.
            return QuarkusTransaction.requiringNew()
                    .call(() -> earlier(submission, sha256))
                    .orElseThrow(() -> e);
        }
    }

    private Optional<UUID> earlier(Submission submission, String sha256) {
        if (submission.idempotencyKey() == null) {
            return Optional.empty();
        }
        return evaluations.withKey(submission.idempotencyKey()).map(evaluation -> {
            if (!evaluation.requestSha256.equals(sha256)) {
                throw Refusal.keyReused(submission.idempotencyKey());
            }
            return evaluation.id;
        });
    }

    private UUID begin(Submission submission, String sha256, PlanSource source) {
        EvaluationEntity evaluation = new EvaluationEntity();
        evaluation.id = UUID.randomUUID();
        evaluation.planName = source.plan().name();
        evaluation.planSha256 = source.plan().sha256();
        evaluation.planText = source.text();
        evaluation.suites = Json.write(source.suites());
        evaluation.commitMode = submission.commit();
        evaluation.idempotencyKey = submission.idempotencyKey();
        evaluation.requestSha256 = sha256;
        evaluation.phase = EvaluationPhase.RUNNING;
        evaluation.reasons = Json.write(List.of());
        evaluation.cautions = Json.write(List.of());
        evaluation.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS); // as PostgreSQL will give it back
        evaluations.persistAndFlush(evaluation);
        log.add(evaluation.id, "submitted", "Submitted with plan " + evaluation.planName + ".");
        engine.advance(evaluation);
        return evaluation.id;
    }

    /**
     * Takes the answer at the decision point. Saying the same twice is fine.
     *
     * @throws Refusal when there is no such evaluation, none was asked, or the other answer was given
     */
    @Transactional
    public void commit(UUID id, boolean commit, String by, String why) {
        EvaluationEntity evaluation = lock(id);
        Optional<InterventionEntity> said = interventions.of(id, InterventionEntity.Kind.COMMITMENT);
        if (said.isPresent()) {
            if (said.get().agreed != commit) {
                throw Refusal.conflict(
                        id,
                        "was " + (said.get().agreed ? "committed to" : "declined") + " by " + said.get().person
                                + " already.");
            }
            return;
        }
        if (evaluation.phase != EvaluationPhase.AWAITING_COMMITMENT) {
            throw Refusal.conflict(id, "does not wait for a commitment; its state is " + evaluation.phase + ".");
        }
        say(id, InterventionEntity.Kind.COMMITMENT, commit, by, why);
        log.add(id, "commitment", by + (commit ? " committed" : " declined") + because(why));
        evaluation.phase = EvaluationPhase.RUNNING;
        engine.advance(evaluation);
    }

    /**
     * Cancels. Cancelling twice is fine.
     *
     * @throws Refusal when there is no such evaluation, or it is decided
     */
    @Transactional
    public void cancel(UUID id, String by, String why) {
        EvaluationEntity evaluation = lock(id);
        if (interventions.of(id, InterventionEntity.Kind.CANCELLATION).isPresent()) {
            return;
        }
        if (evaluation.phase == EvaluationPhase.DECIDED) {
            throw Refusal.conflict(id, "is decided (" + evaluation.decision + ") and cannot be cancelled.");
        }
        say(id, InterventionEntity.Kind.CANCELLATION, true, by, why);
        log.add(id, "cancellation", by + " cancelled" + because(why));
        engine.advance(evaluation);
    }

    private EvaluationEntity lock(UUID id) {
        return evaluations.lock(id).orElseThrow(() -> Refusal.unknown(id.toString()));
    }

    private void say(UUID id, InterventionEntity.Kind kind, boolean agreed, String by, String why) {
        InterventionEntity entity = new InterventionEntity();
        entity.key = new InterventionEntity.Key(id, kind);
        entity.agreed = agreed;
        entity.person = by;
        entity.why = why;
        Instant now = clock.instant();
        entity.at = now;
        interventions.persist(entity);
    }

    private static String because(String why) {
        return why == null || why.isBlank() ? "." : ": " + why;
    }
}
