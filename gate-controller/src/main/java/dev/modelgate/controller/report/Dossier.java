package dev.modelgate.controller.report;

import dev.modelgate.contracts.Fact;
import dev.modelgate.controller.view.EvaluationView;
import dev.modelgate.gates.decision.Progress;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Step;
import java.util.List;

/**
 * All that reports are made from.
 *
 * @param view the evaluation as it stands
 * @param plan that it carries out
 * @param progress its evidence
 * @param machine what it ran on, in words; null before it is placed
 */
record Dossier(EvaluationView view, Plan plan, Progress progress, String machine) {
    /** Facts of the last attempt at a step; none when it has not begun. */
    List<Fact> facts(String gate, Step step) {
        return progress.gates().stream()
                .filter(of -> of.gate().equals(gate))
                .flatMap(of -> of.steps().stream())
                .filter(of -> of.step().equals(step.id()))
                .flatMap(of -> of.last().stream())
                .flatMap(attempt -> attempt.facts().stream())
                .toList();
    }

    boolean begun(String gate) {
        return progress.gates().stream().anyMatch(of -> of.gate().equals(gate));
    }
}
