package dev.modelgate.controller.evaluation;

import dev.modelgate.contracts.EvaluationPhase;
import dev.modelgate.contracts.Judgement;
import dev.modelgate.contracts.Result;
import dev.modelgate.controller.dispatch.Dispatcher;
import dev.modelgate.controller.messaging.Announcements;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.Evaluations;
import dev.modelgate.controller.store.EventLog;
import dev.modelgate.controller.store.InterventionEntity;
import dev.modelgate.controller.store.Interventions;
import dev.modelgate.controller.store.Json;
import dev.modelgate.controller.store.VerdictEntity;
import dev.modelgate.controller.store.Verdicts;
import dev.modelgate.gates.decision.Effect;
import dev.modelgate.gates.decision.GateVerdict;
import dev.modelgate.gates.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;

/** Does what the core asks for, in the transaction of its caller. */
@ApplicationScoped
class EffectExecutor {
    private final Dispatcher dispatcher;
    private final Evaluations evaluations;
    private final Verdicts verdicts;
    private final Interventions interventions;
    private final Announcements announcements;
    private final StateAnnouncer states;
    private final EventLog log;
    private final Event<EvaluationChanged> changed;
    private final Clock clock;

    EffectExecutor(
            Dispatcher dispatcher,
            Evaluations evaluations,
            Verdicts verdicts,
            Interventions interventions,
            Announcements announcements,
            StateAnnouncer states,
            EventLog log,
            Event<EvaluationChanged> changed,
            Clock clock) {
        this.dispatcher = dispatcher;
        this.evaluations = evaluations;
        this.verdicts = verdicts;
        this.interventions = interventions;
        this.announcements = announcements;
        this.states = states;
        this.log = log;
        this.changed = changed;
        this.clock = clock;
    }

    /** @return whether anything was recorded that could call for further effects */
    boolean carryOut(Plan plan, EvaluationEntity evaluation, Effect effect) {
        return switch (effect) {
            case Effect.IssueCommand issue -> {
                evaluation.gate = issue.gate();
                dispatcher.enqueue(plan, evaluation, issue);
                yield true;
            }
            case Effect.RecordVerdict recorded -> {
                record(evaluation, recorded.verdict());
                yield true;
            }
            case Effect.AwaitCommitment await -> ask(evaluation, await);
            case Effect.Decide decide -> {
                decide(evaluation, decide);
                yield true;
            }
            case Effect.CancelOpen cancel -> {
                dispatcher.cancelOpen(evaluation, cancel.reason(), new Result.Cancelled(cancel.reason()));
                yield true;
            }
        };
    }

    /** Tells operators and followers where the evaluation stands now. */
    void announce(EvaluationEntity evaluation) {
        evaluations.flush(); // so that the version is the one that is committed
        states.announce(evaluation);
        changed.fire(new EvaluationChanged(evaluation.id));
    }

    private void record(EvaluationEntity evaluation, GateVerdict verdict) {
        VerdictEntity entity = new VerdictEntity();
        entity.key = new VerdictEntity.Key(evaluation.id, verdict.gate());
        entity.verdict = verdict.verdict();
        entity.content = Json.write(GateVerdict.class, verdict);
        entity.judgedAt = clock.instant();
        verdicts.persist(entity);
        evaluation.gate = verdict.gate();
        announcements.judgement(new Judgement.GateJudged(
                evaluation.id.toString(), entity.judgedAt, verdict.gate(), verdict.verdict(), verdict.reasons()));
        log.add(
                evaluation.id,
                "gate-judged",
                "Gate " + verdict.gate() + ": " + verdict.verdict() + ". " + String.join(" ", verdict.reasons()));
    }

    private boolean ask(EvaluationEntity evaluation, Effect.AwaitCommitment await) {
        if (evaluation.askedAt == null) {
            evaluation.askedAt = clock.instant();
            log.add(evaluation.id, "decision-point", await.question());
        }
        return switch (evaluation.commitMode) {
            case ASK -> {
                evaluation.phase = EvaluationPhase.AWAITING_COMMITMENT;
                yield false;
            }
            case AUTOMATIC -> {
                answer(evaluation.id, true);
                yield true;
            }
            case NEVER -> {
                answer(evaluation.id, false);
                yield true;
            }
        };
    }

    private void answer(UUID evaluation, boolean agreed) {
        InterventionEntity entity = new InterventionEntity();
        entity.key = new InterventionEntity.Key(evaluation, InterventionEntity.Kind.COMMITMENT);
        entity.agreed = agreed;
        entity.person = "the request";
        entity.why = agreed ? "It committed in advance." : "It declined in advance.";
        entity.at = clock.instant();
        interventions.persist(entity);
    }

    private void decide(EvaluationEntity evaluation, Effect.Decide decide) {
        evaluation.phase = EvaluationPhase.DECIDED;
        evaluation.decision = decide.decision();
        evaluation.decidedBy = decide.decidedBy();
        evaluation.rule = decide.rule();
        evaluation.reasons = Json.write(decide.reasons());
        evaluation.cautions = Json.write(decide.cautions());
        evaluation.endedAt = clock.instant();
        announcements.judgement(new Judgement.Decided(
                evaluation.id.toString(),
                evaluation.endedAt,
                decide.decision(),
                decide.decidedBy(),
                decide.reasons(),
                decide.cautions()));
        log.add(evaluation.id, "decided", decide.decision() + ": " + String.join(" ", decide.reasons()));
    }
}
