package dev.modelgate.controller.report;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Step;
import dev.modelgate.gates.scoring.SuiteScores;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every run through a suite and every latency measurement of the gates, one row each: candidate beside baseline, before beside after LoRA. */
final class SideBySide {
    private SideBySide() {}

    static String write(Dossier dossier) {
        StringBuilder rows = new StringBuilder();
        for (Gate gate : dossier.plan().gates()) {
            for (Step step : gate.steps()) {
                List<Fact> facts = dossier.facts(gate.name(), step);
                String figure = facts.isEmpty() ? "" : figure(dossier, step, facts);
                if (!figure.isEmpty()) {
                    rows.append("| ")
                            .append(gate.name())
                            .append(" | ")
                            .append(step.id())
                            .append(" | ")
                            .append(step.side().label())
                            .append(" | ")
                            .append(figure)
                            .append(" |\n");
                }
            }
        }
        return rows.isEmpty()
                ? ""
                : "\n## Side by side\n\n| gate | step | side | observed |\n|---|---|---|---|\n" + rows;
    }

    private static String figure(Dossier dossier, Step step, List<Fact> facts) {
        if (step.action() instanceof Action.Queries queries) {
            SuiteScores scores = SuiteScores.of(
                    dossier.plan().suites().get(queries.suite()), dossier.plan().dialect(step.side()), facts);
            return scores.correct(Optional.empty()) + " of "
                    + scores.suite().queries().size() + " right (" + queries.suite() + ")";
        }
        if (step.action() instanceof Action.Latency) {
            double mean = facts.stream()
                    .filter(fact -> fact instanceof Fact.Answer answer && !answer.warmup())
                    .mapToDouble(fact -> ((Fact.Answer) fact).seconds())
                    .average()
                    .orElse(Double.NaN);
            return Double.isNaN(mean) ? "" : String.format(Locale.ROOT, "mean %.3f s", mean);
        }
        return "";
    }
}
