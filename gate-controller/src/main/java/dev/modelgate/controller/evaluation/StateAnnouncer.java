package dev.modelgate.controller.evaluation;

import dev.modelgate.contracts.EvaluationState;
import dev.modelgate.controller.messaging.Announcements;
import dev.modelgate.controller.store.EvaluationEntity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Tells operators where an evaluation stands. */
@ApplicationScoped
class StateAnnouncer {
    private final Announcements announcements;
    private final Clock clock;

    StateAnnouncer(Announcements announcements, Clock clock) {
        this.announcements = announcements;
        this.clock = clock;
    }

    /** @param evaluation as it is stored, its version too */
    void announce(EvaluationEntity evaluation) {
        announcements.state(
                new EvaluationState(
                        evaluation.id.toString(),
                        evaluation.planName,
                        evaluation.planSha256,
                        evaluation.phase,
                        evaluation.machine,
                        evaluation.decision == null ? evaluation.gate : evaluation.decidedBy,
                        evaluation.decision,
                        clock.instant()),
                evaluation.version);
    }
}
