package dev.modelgate.controller.dispatch;

import dev.modelgate.contracts.Cancellation;
import dev.modelgate.contracts.CommandId;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.controller.messaging.Announcements;
import dev.modelgate.controller.store.AttemptEntity;
import dev.modelgate.controller.store.AttemptState;
import dev.modelgate.controller.store.Attempts;
import dev.modelgate.controller.store.EvaluationEntity;
import dev.modelgate.controller.store.Evaluations;
import dev.modelgate.controller.store.EventLog;
import dev.modelgate.controller.store.Json;
import dev.modelgate.gates.decision.Effect;
import dev.modelgate.gates.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Makes attempts, gives them to machines and ends them. Every call joins the transaction that holds the evaluation's lock. */
@ApplicationScoped
public class Dispatcher {
    private final Attempts attempts;
    private final Evaluations evaluations;
    private final Machines machines;
    private final Announcements announcements;
    private final EventLog log;
    private final Clock clock;

    Dispatcher(
            Attempts attempts,
            Evaluations evaluations,
            Machines machines,
            Announcements announcements,
            EventLog log,
            Clock clock) {
        this.attempts = attempts;
        this.evaluations = evaluations;
        this.machines = machines;
        this.announcements = announcements;
        this.log = log;
        this.clock = clock;
    }

    /** Makes an attempt, and sends it when a machine is free for it. */
    public void enqueue(Plan plan, EvaluationEntity evaluation, Effect.IssueCommand issue) {
        AttemptEntity attempt = new AttemptEntity();
        attempt.command =
                UUID.fromString(CommandId.of(evaluation.id.toString(), issue.gate(), issue.step(), issue.attempt()));
        attempt.evaluation = evaluation.id;
        attempt.gate = issue.gate();
        attempt.step = issue.step();
        attempt.number = issue.attempt();
        attempt.worker = issue.task().worker();
        attempt.bound = attempt.worker.boundToMachine();
        attempt.state = AttemptState.QUEUED;
        attempt.task = Json.write(Task.class, issue.task());
        attempt.totalSeconds = issue.deadline().total().toSeconds();
        attempt.progressSeconds = issue.deadline().progress().toSeconds();
        attempt.createdAt = clock.instant();
        attempts.persist(attempt);
        tryIssue(plan, evaluation, attempt);
    }

    /** Sends a queued attempt when a fitting machine lives and is free. */
    public void tryIssue(Plan plan, EvaluationEntity evaluation, AttemptEntity attempt) {
        if (!attempt.bound) {
            if (placed(attempt, machines.converterAlive())) {
                issue(evaluation, attempt);
            }
            return;
        }
        Optional<String> machine = machineFor(plan, evaluation);
        if (!placed(attempt, machine.isPresent())) {
            return;
        }
        String name = machine.orElseThrow();
        attempts.lockAccelerator(name);
        if (attempts.acceleratorBusy(name)) {
            return;
        }
        if (evaluation.machine == null) {
            evaluation.machine = name;
            log.add(evaluation.id, "placed", "Placed on machine " + name + ".");
        }
        attempt.machine = name;
        attempt.incarnation = machines.service(name, attempt.worker)
                .map(service -> service.status().incarnation())
                .orElse(null);
        issue(evaluation, attempt);
    }

    /** Why a queued attempt finds no machine, in one sentence. */
    String whyUnplaced(Plan plan, EvaluationEntity evaluation, AttemptEntity attempt, long seconds) {
        return attempt.bound
                ? Placement.refusal(machines.all(), plan.machine(), evaluation.machine, seconds, clock.instant())
                : Placement.noConverter(seconds);
    }

    /** Records how an attempt ended. Nothing that arrives later for it is applied. */
    public void end(AttemptEntity attempt, Result result, AttemptEntity.EndedBy by) {
        attempt.state = AttemptState.ENDED;
        attempt.result = Json.write(Result.class, result);
        attempt.endedBy = by;
        attempt.endedAt = clock.instant();
        String outcome = ResultSentence.of(result);
        log.add(
                attempt.evaluation,
                "attempt-ended",
                attempt.gate + "/" + attempt.step + ", attempt " + attempt.number + ": " + outcome);
        // The accelerator's unique index must see this end before the next issue.
        attempts.flush();
    }

    /** Ends an attempt on the controller's own account and asks its worker, when it has one, to stop. */
    public void giveUp(AttemptEntity attempt, Result result, String reason) {
        if (attempt.state != AttemptState.QUEUED) {
            announcements.cancellation(
                    attempt.worker,
                    new Cancellation(
                            attempt.evaluation.toString(),
                            attempt.command.toString(),
                            attempt.bound ? attempt.machine : null,
                            reason));
        }
        end(attempt, result, AttemptEntity.EndedBy.CONTROLLER);
    }

    /** Gives up all open attempts of an evaluation. */
    public void cancelOpen(EvaluationEntity evaluation, String reason, Result result) {
        attempts.openOf(evaluation.id).forEach(attempt -> giveUp(attempt, result, reason));
    }

    /** Sends an open command once more; its id is the same, so that whoever has it recognises it. */
    void sendAgain(AttemptEntity attempt) {
        announcements.command(Commands.of(attempt));
    }

    private Optional<String> machineFor(Plan plan, EvaluationEntity evaluation) {
        if (evaluation.machine == null) {
            return Placement.choose(machines.all(), plan.machine(), evaluations::openOn);
        }
        return machines.all().stream()
                .filter(machine -> machine.name().equals(evaluation.machine) && machine.whole())
                .map(MachineView::name)
                .findFirst();
    }

    private boolean placed(AttemptEntity attempt, boolean found) {
        if (found) {
            attempt.unplacedSince = null;
        } else if (attempt.unplacedSince == null) {
            attempt.unplacedSince = clock.instant();
        }
        return found;
    }

    private void issue(EvaluationEntity evaluation, AttemptEntity attempt) {
        Instant now = clock.instant();
        attempt.state = AttemptState.ISSUED;
        attempt.issuedAt = now;
        attempt.deadline = now.plusSeconds(attempt.totalSeconds);
        if (evaluation.startedAt == null) {
            evaluation.startedAt = now;
        }
        announcements.command(Commands.of(attempt));
        log.add(
                evaluation.id,
                "command-issued",
                attempt.gate + "/" + attempt.step + ", attempt " + attempt.number
                        + (attempt.bound ? " to machine " + attempt.machine : " to the converter") + ".");
    }
}
