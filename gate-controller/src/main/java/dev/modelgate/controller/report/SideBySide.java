package dev.modelgate.controller.report;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.decision.Figures;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Metric;
import dev.modelgate.gates.plan.Side;
import dev.modelgate.gates.plan.Step;
import dev.modelgate.gates.scoring.MetricValue;
import dev.modelgate.gates.scoring.Metrics;
import dev.modelgate.gates.scoring.SuiteScores;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The candidate before and after its training, and the baseline, in the same measurements. */
final class SideBySide {
    private static final int CANDIDATE = 1;
    private static final int BEFORE_TRAINING = 0;
    private static final int BASELINE = 2;

    private SideBySide() {}

    static String write(Dossier dossier) {
        Table table = new Table("gate", "measured", "candidate before LoRA", "candidate", "baseline");
        for (Gate gate : dossier.plan().gates()) {
            rows(dossier, gate)
                    .forEach((measured, cells) ->
                            table.row(gate.name(), measured, cells.get(0), cells.get(1), cells.get(2)));
        }
        return table.empty() ? "" : "\n## Candidate and baseline\n\n" + table;
    }

    private static Map<String, List<String>> rows(Dossier dossier, Gate gate) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        boolean trainsLater = gate.steps().stream().anyMatch(step -> step.action() instanceof Action.Train);
        for (Step step : gate.steps()) {
            if (step.action() instanceof Action.Train) {
                trainsLater = false;
            }
            int column = step.side() == Side.BASELINE ? BASELINE : trainsLater ? BEFORE_TRAINING : CANDIDATE;
            List<Fact> facts = dossier.facts(gate.name(), step);
            if (!facts.isEmpty()) {
                figures(dossier, step, facts)
                        .forEach((measured, figure) -> rows.computeIfAbsent(
                                        measured, unused -> new ArrayList<>(List.of("", "", "")))
                                .set(column, figure));
            }
        }
        return rows;
    }

    private static Map<String, String> figures(Dossier dossier, Step step, List<Fact> facts) {
        if (step.action() instanceof Action.Queries queries) {
            SuiteScores scores = SuiteScores.of(
                    dossier.plan().suites().get(queries.suite()), dossier.plan().dialect(step.side()), facts);
            return Map.of(
                    "right answers to " + queries.suite(),
                    scores.correct(Optional.empty()) + " of "
                            + scores.suite().queries().size());
        }
        if (step.action() instanceof Action.Latency latency) {
            Map<String, String> figures = new LinkedHashMap<>();
            for (Metric metric : List.of(
                    Metric.LATENCY_MEAN_SECONDS,
                    Metric.LATENCY_P90_SECONDS,
                    Metric.LATENCY_MEAN_TTFT_SECONDS,
                    Metric.LATENCY_MEAN_TOKENS)) {
                if (Metrics.of(dossier.plan(), step, facts, metric, null) instanceof MetricValue.Number(double value)) {
                    figures.put(metric.label() + " in " + latency.suite(), Figures.of(value, metric.unit()));
                }
            }
            return figures;
        }
        return Map.of();
    }
}
