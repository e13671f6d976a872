package dev.modelgate.controller.evidence;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Outcome;
import dev.modelgate.contracts.Result;
import dev.modelgate.controller.dispatch.Dispatcher;
import dev.modelgate.controller.evaluation.Engine;
import dev.modelgate.controller.evaluation.EvaluationChanged;
import dev.modelgate.controller.messaging.Inbox;
import dev.modelgate.controller.messaging.Received;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.AttemptState;
import dev.modelgate.controller.store.Attempts;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.Evaluations;
import dev.modelgate.controller.store.Json;
import dev.modelgate.controller.store.Observations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes facts and outcomes into the record. The evidence of an attempt is whole when its outcome is there and so are all
 * observations that the outcome counts, in whatever order they came; only then does anything follow from it.
 */
@ApplicationScoped
class EvidenceStore {
    private final Evaluations evaluations;
    private final Attempts attempts;
    private final Observations observations;
    private final Inbox inbox;
    private final Dispatcher dispatcher;
    private final Engine engine;
    private final Event<EvaluationChanged> changed;
    private final Clock clock;

    EvidenceStore(
            Evaluations evaluations,
            Attempts attempts,
            Observations observations,
            Inbox inbox,
            Dispatcher dispatcher,
            Engine engine,
            Event<EvaluationChanged> changed,
            Clock clock) {
        this.evaluations = evaluations;
        this.attempts = attempts;
        this.observations = observations;
        this.inbox = inbox;
        this.dispatcher = dispatcher;
        this.engine = engine;
        this.changed = changed;
        this.clock = clock;
    }

    /** Records observations of one evaluation. */
    @Transactional
    void observations(List<Received<Observation>> received) {
        EvaluationEntity evaluation = lock(received.getFirst().message().evaluation());
        Set<AttemptEntity> touched = new LinkedHashSet<>();
        for (Received<Observation> one : received) {
            Observation observation = one.message();
            AttemptEntity attempt = attempt(evaluation, observation.command());
            if (attempt == null || !attempt.open()) {
                inbox.notApplied(one, observation.evaluation(), observation.command(), Observation.class, why(attempt));
            } else if (observation.sequence() >= 1 && observations.add(observation, clock.instant())) {
                if (observation.fact() instanceof Fact.Progress progress) {
                    attempt.progress = Json.write(Fact.class, progress);
                }
                touched.add(attempt);
            }
        }
        boolean whole = false;
        for (AttemptEntity attempt : touched) {
            whole |= attempt.state == AttemptState.COMPLETING && endIfWhole(attempt);
        }
        if (whole) {
            engine.advance(evaluation);
        } else if (!touched.isEmpty()) {
            changed.fire(new EvaluationChanged(evaluation.id));
        }
    }

    /** Records an outcome. */
    @Transactional
    void outcome(Received<Outcome> received) {
        Outcome outcome = received.message();
        EvaluationEntity evaluation = lock(outcome.evaluation());
        if (inbox.hasApplied(received.id())) {
            return;
        }
        AttemptEntity attempt = attempt(evaluation, outcome.command());
        String refused = refusal(attempt, outcome);
        if (refused != null) {
            inbox.notApplied(received, outcome.evaluation(), outcome.command(), Outcome.class, refused);
            return;
        }
        inbox.applied(received, outcome.evaluation(), outcome.command());
        attempt.state = AttemptState.COMPLETING;
        attempt.outcomeAt = clock.instant();
        attempt.observations = outcome.observations();
        attempt.incarnation = outcome.incarnation();
        attempt.result = Json.write(Result.class, outcome.result());
        if (endIfWhole(attempt)) {
            engine.advance(evaluation);
        }
    }

    private boolean endIfWhole(AttemptEntity attempt) {
        Result result = Json.read(Result.class, attempt.result);
        boolean whole = switch (result) {
            case Result.Completed unused -> allThere(attempt);
            case Result.ModelFailed unused -> allThere(attempt);
            // Nothing is judged from the facts of these, so nobody waits for them.
            case Result.WorkerFailed unused -> true;
            case Result.Cancelled unused -> true;
        };
        if (whole) {
            dispatcher.end(attempt, result, AttemptEntity.EndedBy.WORKER);
        }
        return whole;
    }

    private boolean allThere(AttemptEntity attempt) {
        return observations.countUpTo(attempt.command, attempt.observations) >= attempt.observations;
    }

    private static String refusal(AttemptEntity attempt, Outcome outcome) {
        if (attempt == null || attempt.state == AttemptState.ENDED) {
            return why(attempt);
        }
        return switch (attempt.state) {
            case QUEUED -> "The command has not been sent.";
            case COMPLETING -> "The command has an outcome already.";
            case ENDED -> why(attempt);
            case ISSUED ->
                attempt.bound && !outcome.machine().equals(attempt.machine)
                        ? "The command was for machine " + attempt.machine + ", not " + outcome.machine() + "."
                        : outcome.observations() < 0 || outcome.result() == null
                                ? "The outcome counts " + outcome.observations() + " observations and has result "
                                        + outcome.result() + "."
                                : null;
        };
    }

    private static String why(AttemptEntity attempt) {
        return attempt == null ? "The command is unknown." : "The attempt had ended before this came.";
    }

    /** The evaluation, locked; null when it is unknown. */
    private EvaluationEntity lock(String evaluation) {
        UUID id = uuid(evaluation);
        return id == null ? null : evaluations.lock(id).orElse(null);
    }

    private AttemptEntity attempt(EvaluationEntity evaluation, String command) {
        UUID id = uuid(command);
        if (evaluation == null || id == null) {
            return null;
        }
        AttemptEntity attempt = attempts.findById(id);
        return attempt != null && attempt.evaluation.equals(evaluation.id) ? attempt : null;
    }

    private static UUID uuid(String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
