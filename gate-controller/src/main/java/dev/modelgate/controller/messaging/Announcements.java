package dev.modelgate.controller.messaging;

import dev.modelgate.contracts.Cancellation;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.EvaluationState;
import dev.modelgate.contracts.Judgement;
import dev.modelgate.contracts.Topics;
import dev.modelgate.contracts.WorkerKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What the controller says on its topics, with ids that a repetition does not change. Each call joins the caller's transaction. */
@ApplicationScoped
public class Announcements {
    private static final String TYPE = "dev.modelgate.%s.v1";

    private final Outbox outbox;
    private final Clock clock;

    Announcements(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    public void command(Command command) {
        String trace = TraceParent.of(command.evaluation(), command.id());
        CloudEvent event = event(command.id(), "command", command.id(), trace);
        outbox.append(command.task().worker().topic(), command.evaluation(), event, command);
    }

    public void cancellation(WorkerKind worker, Cancellation cancellation) {
        String trace = TraceParent.of(cancellation.evaluation(), cancellation.command());
        CloudEvent event =
                event(cancellation.command() + "/cancellation", "cancellation", cancellation.command(), trace);
        outbox.append(worker.topic(), cancellation.evaluation(), event, cancellation);
    }

    public void judgement(Judgement judgement) {
        String evaluation = judgement.evaluation();
        CloudEvent event = switch (judgement) {
            case Judgement.GateJudged judged ->
                event(evaluation + "/" + judged.gate(), "verdict", evaluation, trace(evaluation));
            case Judgement.Decided unused -> event(evaluation + "/decision", "decision", evaluation, trace(evaluation));
        };
        outbox.append(Topics.VERDICTS, evaluation, event, judgement);
    }

    /**
     * @param version of the evaluation: each state is told once
     */
    public void state(EvaluationState state, long version) {
        String evaluation = state.evaluation();
        CloudEvent event = event(evaluation + "/" + version, "evaluation", evaluation, trace(evaluation));
        outbox.append(Topics.EVALUATIONS, evaluation, event, state);
    }

    private CloudEvent event(String id, String type, String subject, String trace) {
        return new CloudEvent(id, TYPE.formatted(type), subject, clock.instant(), trace);
    }

    private static String trace(String evaluation) {
        return TraceParent.of(evaluation, evaluation);
    }
}
