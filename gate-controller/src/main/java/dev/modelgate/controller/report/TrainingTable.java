package dev.modelgate.controller.report;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.decision.Figures;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Gate;
import dev.modelgate.gates.plan.Metric;
import dev.modelgate.gates.plan.Step;
import dev.modelgate.gates.scoring.MetricValue;
import dev.modelgate.gates.scoring.Metrics;
import java.util.List;
import java.util.Locale;

/** What each training made of the losses. */
final class TrainingTable {
    private TrainingTable() {}

    static String write(Dossier dossier) {
        Table table = new Table(
                "gate",
                "iterations",
                "first validation loss",
                "last validation loss",
                "drop",
                "diverged",
                "peak memory");
        for (Gate gate : dossier.plan().gates()) {
            for (Step step : gate.steps()) {
                List<Fact> facts = dossier.facts(gate.name(), step);
                if (step.action() instanceof Action.Train train && !facts.isEmpty()) {
                    table.row(
                            gate.name(),
                            Integer.toString(train.options().iterations()),
                            figure(dossier, step, facts, Metric.TRAIN_FIRST_VALIDATION_LOSS),
                            figure(dossier, step, facts, Metric.TRAIN_LAST_VALIDATION_LOSS),
                            drop(dossier, step, facts),
                            figure(dossier, step, facts, Metric.TRAIN_DIVERGED),
                            figure(dossier, step, facts, Metric.TRAIN_PEAK_MEMORY_GB));
                }
            }
        }
        return table.empty() ? "" : "\n## Training\n\n" + table;
    }

    private static String drop(Dossier dossier, Step step, List<Fact> facts) {
        return Metrics.of(dossier.plan(), step, facts, Metric.TRAIN_VALIDATION_LOSS_DROP, null)
                        instanceof MetricValue.Number(double share)
                ? String.format(Locale.ROOT, "%.1f %%", 100 * share)
                : "";
    }

    private static String figure(Dossier dossier, Step step, List<Fact> facts, Metric metric) {
        return switch (Metrics.of(dossier.plan(), step, facts, metric, null)) {
            case MetricValue.Number(double value) -> Figures.of(value, metric.unit());
            case MetricValue.Truth(boolean value) -> value ? "yes" : "no";
            case MetricValue.Missing unused -> "";
        };
    }
}
