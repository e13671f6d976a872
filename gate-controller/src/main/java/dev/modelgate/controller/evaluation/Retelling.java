package dev.modelgate.controller.evaluation;

import dev.modelgate.contracts.Topics;
import dev.modelgate.controller.messaging.TopicsMissing;
import dev.modelgate.controller.store.Evaluations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells the state of every evaluation once more when the compacted topic has to be made: operators find on it what they found before. */
@ApplicationScoped
class Retelling {
    private static final Logger LOG = Logger.getLogger(Retelling.class);
    private static final int IN_ONE_TRANSACTION = 200;

    private final Evaluations evaluations;
    private final StateAnnouncer announcer;

    Retelling(Evaluations evaluations, StateAnnouncer announcer) {
        this.evaluations = evaluations;
        this.announcer = announcer;
    }

    void missing(@Observes TopicsMissing missing) {
        if (!missing.topics().contains(Topics.EVALUATIONS)) {
            return;
        }
        List<UUID> all = QuarkusTransaction.requiringNew().call(evaluations::all);
        for (int from = 0; from < all.size(); from += IN_ONE_TRANSACTION) {
            List<UUID> some = all.subList(from, Math.min(from + IN_ONE_TRANSACTION, all.size()));
            QuarkusTransaction.requiringNew().run(() -> some.forEach(this::tell));
        }
        if (!all.isEmpty()) {
            LOG.infof("The states of %d evaluations are told again, since their topic was missing.", all.size());
        }
    }

    /** Locked, so that no older state is told behind a newer one. */
    private void tell(UUID id) {
        evaluations.lock(id).ifPresent(announcer::announce);
    }
}
