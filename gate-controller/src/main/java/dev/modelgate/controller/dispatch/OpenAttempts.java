package dev.modelgate.controller.dispatch;

import dev.modelgate.contracts.Result;
import dev.modelgate.controller.config.ControllerConfig;
import dev.modelgate.controller.messaging.BrokerWatch;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.Observations;
import dev.modelgate.gates.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks at one open attempt: may it be sent now, is it lost? */
@ApplicationScoped
public class OpenAttempts {
    private final Dispatcher dispatcher;
    private final Machines machines;
    private final Observations observations;
    private final BrokerWatch broker;
    private final ControllerConfig config;
    private final Clock clock;

    OpenAttempts(
            Dispatcher dispatcher,
            Machines machines,
            Observations observations,
            BrokerWatch broker,
            ControllerConfig config,
            Clock clock) {
        this.dispatcher = dispatcher;
        this.machines = machines;
        this.observations = observations;
        this.broker = broker;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Runs in the transaction that holds the evaluation's lock.
     *
     * @return whether the attempt was given up, so that something has to follow
     */
    public boolean look(Plan plan, EvaluationEntity evaluation, AttemptEntity attempt) {
        return switch (attempt.state) {
            case QUEUED -> queued(plan, evaluation, attempt);
            case ISSUED -> issued(attempt);
            case COMPLETING -> completing(attempt);
            case ENDED -> false;
        };
    }

    private boolean queued(Plan plan, EvaluationEntity evaluation, AttemptEntity attempt) {
        dispatcher.tryIssue(plan, evaluation, attempt);
        if (attempt.unplacedSince == null || !listeningFor(config.placementTimeout())) {
            return false;
        }
        Duration waited = Duration.between(attempt.unplacedSince, clock.instant());
        if (waited.compareTo(config.placementTimeout()) < 0) {
            return false;
        }
        String reason = dispatcher.whyUnplaced(plan, evaluation, attempt, waited.toSeconds());
        dispatcher.giveUp(attempt, new Result.WorkerFailed(reason, false, false), reason);
        return true;
    }

    private boolean issued(AttemptEntity attempt) {
        if (listeningFor(config.grace()) && clock.instant().isAfter(attempt.deadline)) {
            return lost(attempt, "There was no outcome within " + attempt.totalSeconds + " s.");
        }
        return holderLost(attempt).map(reason -> lost(attempt, reason)).orElse(false);
    }

    /** Why the worker that holds the command can no longer be expected to finish it. */
    private Optional<String> holderLost(AttemptEntity attempt) {
        String command = attempt.command.toString();
        Optional<MachineView.Service> holder = machines.holderOf(command, attempt.worker);
        if (holder.isPresent()) {
            attempt.machine =
                    attempt.bound ? attempt.machine : holder.get().status().machine();
            attempt.incarnation = holder.get().status().incarnation();
        }
        if (attempt.incarnation == null || attempt.machine == null) {
            return Optional.empty();
        }
        return machines.service(attempt.machine, attempt.worker).flatMap(service -> {
            String who = "The " + attempt.worker.label() + "-service of machine " + attempt.machine;
            if (!service.status().incarnation().equals(attempt.incarnation)) {
                return Optional.of(who + " was started anew and no longer has the command.");
            }
            return silent(service.seenAt())
                    ? Optional.of(who + " has sent no heartbeat for "
                            + Duration.between(service.seenAt(), clock.instant())
                                    .toSeconds() + " s.")
                    : Optional.empty();
        });
    }

    private boolean completing(AttemptEntity attempt) {
        if (!listeningFor(config.grace())
                || attempt.outcomeAt.plus(config.grace()).isAfter(clock.instant())) {
            return false;
        }
        long there = observations.countUpTo(attempt.command, attempt.observations);
        return lost(attempt, "Only " + there + " of " + attempt.observations + " observations have arrived.");
    }

    private boolean lost(AttemptEntity attempt, String reason) {
        dispatcher.giveUp(attempt, new Result.WorkerFailed(reason, true, false), reason);
        return true;
    }

    private boolean silent(Instant seenAt) {
        Instant oldest = clock.instant().minus(config.heartbeatTimeout());
        return seenAt.isBefore(oldest) && listeningFor(config.heartbeatTimeout());
    }

    /** Whether news of this span could have reached us without a gap. */
    private boolean listeningFor(Duration span) {
        return broker.listeningSince()
                .map(since -> since.plus(span).isBefore(clock.instant()))
                .orElse(false);
    }
}
