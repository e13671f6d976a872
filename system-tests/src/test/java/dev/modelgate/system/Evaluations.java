package dev.modelgate.system;

import dev.modelgate.cli.client.CommitMode;
import dev.modelgate.cli.client.ControllerClient;
import dev.modelgate.cli.client.Evaluation;
import dev.modelgate.cli.client.Following;
import dev.modelgate.cli.client.PlanRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Evaluations over REST, as the command does them. */
final class Evaluations {
    private final ControllerClient controller;

    Evaluations(ControllerClient controller) {
        this.controller = controller;
    }

    ControllerClient controller() {
        return controller;
    }

    /** Carries a plan out to its decision, committing by itself. */
    Decided run(PlanRequest plan) {
        return run(plan, CommitMode.AUTOMATIC);
    }

    Decided run(PlanRequest plan, CommitMode commit) {
        return run(plan, commit, evaluation -> false, evaluation -> {});
    }

    /** The same, and does something once, when the evaluation first looks as {@code moment} says. */
    Decided run(PlanRequest plan, CommitMode commit, Predicate<Evaluation> moment, Consumer<Evaluation> action) {
        String id = controller.start(plan, commit);
        AtomicBoolean done = new AtomicBoolean();
        new Following(controller, id, evaluation -> {
                    if (moment.test(evaluation) && done.compareAndSet(false, true)) {
                        action.accept(evaluation);
                    }
                })
                .untilDecided();
        return Decided.of(controller.document(id));
    }

    /** All logs of an evaluation by name. */
    Map<String, String> logs(String id) {
        Map<String, String> logs = new LinkedHashMap<>();
        controller.logs(id).forEach(name -> logs.put(name, controller.log(id, name)));
        return logs;
    }

    /** Whether a step is under way and has told how far it is. */
    static Predicate<Evaluation> underWay(String step) {
        return evaluation -> evaluation.gates().stream()
                .flatMap(gate -> gate.steps().stream())
                .anyMatch(one -> one.step().equals(step)
                        && one.progress() != null
                        && one.progress().done() != null
                        && one.progress().done() > 0);
    }
}
