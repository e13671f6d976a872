package dev.modelgate.controller.watch;

import dev.modelgate.controller.dispatch.OpenAttempts;
import dev.modelgate.controller.evaluation.Engine;
import dev.modelgate.controller.evaluation.EvaluationChanged;
import dev.modelgate.controller.plan.PlanSnapshots;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.AttemptState;
import dev.modelgate.controller.store.Attempts;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.Evaluations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Goes through the open attempts now and then: sends what waits, gives up what is lost. */
@ApplicationScoped
class AttemptWatch {
    private static final Logger LOG = Logger.getLogger(AttemptWatch.class);

    private final Attempts attempts;
    private final Evaluations evaluations;
    private final PlanSnapshots plans;
    private final OpenAttempts openAttempts;
    private final Engine engine;
    private final Event<EvaluationChanged> changed;
    private final Lock looking = new ReentrantLock();
    private volatile boolean stopping;

    AttemptWatch(
            Attempts attempts,
            Evaluations evaluations,
            PlanSnapshots plans,
            OpenAttempts openAttempts,
            Engine engine,
            Event<EvaluationChanged> changed) {
        this.attempts = attempts;
        this.evaluations = evaluations;
        this.plans = plans;
        this.openAttempts = openAttempts;
        this.engine = engine;
        this.changed = changed;
    }

    @Scheduled(
            every = "${modelgate.controller.watch-every:PT1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        looking.lock();
        try {
            if (!stopping) {
                lookAtAll();
            }
        } finally {
            looking.unlock();
        }
    }

    /** Before the database goes: nothing is looked at any more, and the look under way has come to its end. */
    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
        stopping = true;
        looking.lock();
        looking.unlock();
    }

    private void lookAtAll() {
        for (UUID evaluation : QuarkusTransaction.requiringNew().call(attempts::evaluationsWithOpen)) {
            try {
                QuarkusTransaction.requiringNew().run(() -> look(evaluation));
            } catch (RuntimeException e) {
                // One evaluation in trouble must not keep the others waiting; the next look tries again.
                LOG.warnf(e, "The open attempts of evaluation %s could not be looked at.", evaluation);
            }
        }
    }

    private void look(UUID id) {
        EvaluationEntity evaluation = evaluations.lock(id).orElseThrow();
        List<AttemptEntity> open = attempts.openOf(id);
        boolean gaveUp = false;
        boolean sent = false;
        for (AttemptEntity attempt : open) {
            AttemptState before = attempt.state;
            gaveUp |= openAttempts.look(plans.of(evaluation), evaluation, attempt);
            sent |= before != attempt.state;
        }
        if (gaveUp) {
            engine.advance(evaluation);
        } else if (sent) {
            changed.fire(new EvaluationChanged(id));
        }
    }
}
