package dev.modelgate.controller.dispatch;

import dev.modelgate.controller.messaging.TopicsMissing;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.AttemptState;
import dev.modelgate.controller.store.Attempts;
import dev.modelgate.controller.store.Evaluations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Sends open commands once more at the start and when topics are missing: the broker may have lost them, and a repetition does no harm. */
@ApplicationScoped
class Resend {
    private static final Logger LOG = Logger.getLogger(Resend.class);

    private final Attempts attempts;
    private final Evaluations evaluations;
    private final Dispatcher dispatcher;

    Resend(Attempts attempts, Evaluations evaluations, Dispatcher dispatcher) {
        this.attempts = attempts;
        this.evaluations = evaluations;
        this.dispatcher = dispatcher;
    }

    void atStart(@Observes StartupEvent event) {
        resendAll();
    }

    void missing(@Observes TopicsMissing missing) {
        resendAll();
    }

    private void resendAll() {
        for (UUID evaluation : QuarkusTransaction.requiringNew().call(attempts::evaluationsWithOpen)) {
            QuarkusTransaction.requiringNew().run(() -> resend(evaluation));
        }
    }

    private void resend(UUID evaluation) {
        evaluations.lock(evaluation).orElseThrow();
        for (AttemptEntity attempt : attempts.openOf(evaluation)) {
            if (attempt.state == AttemptState.ISSUED) {
                dispatcher.sendAgain(attempt);
                LOG.infof("Sent %s/%s of evaluation %s again.", attempt.gate, attempt.step, evaluation);
            }
        }
    }
}
