package dev.modelgate.controller.evaluation;

import dev.modelgate.controller.plan.PlanSnapshots;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.gates.decision.Effect;
import dev.modelgate.gates.decision.NextEffects;
import dev.modelgate.gates.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Carries an evaluation on: asks the pure core what is to be done, does it, and asks again until nothing is. */
@ApplicationScoped
public class Engine {
    /** Far more than any plan needs; a core that never comes to rest must not take the service with it. */
    private static final int MOST_ROUNDS = 200;

    private final PlanSnapshots plans;
    private final ProgressReader progress;
    private final EffectExecutor executor;

    Engine(PlanSnapshots plans, ProgressReader progress, EffectExecutor executor) {
        this.plans = plans;
        this.progress = progress;
        this.executor = executor;
    }

    /**
     * Runs in the caller's transaction, so that what has happened and what follows from it are stored together.
     *
     * @param evaluation locked by the caller
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void advance(EvaluationEntity evaluation) {
        Plan plan = plans.of(evaluation);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Effect> effects = NextEffects.of(plan, progress.read(evaluation));
            if (effects.isEmpty()) {
                executor.announce(evaluation);
                return;
            }
            boolean changed = false;
            for (Effect effect : effects) {
                changed |= executor.carryOut(plan, evaluation, effect);
            }
            if (!changed) {
                executor.announce(evaluation);
                return;
            }
        }
        throw new IllegalStateException("Evaluation " + evaluation.id + " does not come to rest.");
    }
}
