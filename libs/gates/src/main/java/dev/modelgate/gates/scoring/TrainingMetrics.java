package dev.modelgate.gates.scoring;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.plan.Metric;
import java.util.List;

/** Losses of a training run. */
public final class TrainingMetrics {
    private TrainingMetrics() {}

    static MetricValue of(List<Fact> facts, double divergedAbove, Metric metric) {
        List<Fact.ValidationLoss> validation = Metrics.all(facts, Fact.ValidationLoss.class);
        List<Fact.TrainingLoss> training = Metrics.all(facts, Fact.TrainingLoss.class);
        return switch (metric) {
            case TRAIN_DIVERGED -> diverged(facts, validation, divergedAbove);
            case TRAIN_FIRST_VALIDATION_LOSS ->
                validation.isEmpty() ? missing() : loss(validation.getFirst().loss());
            case TRAIN_LAST_VALIDATION_LOSS ->
                validation.isEmpty() ? missing() : loss(validation.getLast().loss());
            case TRAIN_VALIDATION_LOSS_DROP -> drop(validation);
            case TRAIN_LAST_TRAINING_LOSS ->
                training.isEmpty() ? missing() : loss(training.getLast().loss());
            case TRAIN_PEAK_MEMORY_GB ->
                training.stream().mapToLong(Fact.TrainingLoss::peakMemoryBytes).max().stream()
                        .mapToObj(bytes -> Metrics.number(Metrics.gb(bytes)))
                        .findFirst()
                        .orElseGet(TrainingMetrics::missing);
            default -> throw new IllegalArgumentException(metric + " is no metric of training.");
        };
    }

    /** Whether a loss was reported that is not finite. */
    public static boolean notFinite(List<Fact> facts) {
        return facts.stream().anyMatch(fact -> switch (fact) {
            case Fact.ValidationLoss loss -> !finite(loss.loss());
            case Fact.TrainingLoss loss -> !finite(loss.loss());
            default -> false;
        });
    }

    private static MetricValue diverged(List<Fact> facts, List<Fact.ValidationLoss> validation, double divergedAbove) {
        if (notFinite(facts)) {
            return new MetricValue.Truth(true);
        }
        // One validation loss says nothing about where training went.
        if (validation.size() < 2) {
            return missing();
        }
        double first = validation.getFirst().loss();
        double last = validation.getLast().loss();
        return new MetricValue.Truth(last > divergedAbove * first);
    }

    private static MetricValue drop(List<Fact.ValidationLoss> validation) {
        if (validation.size() < 2) {
            return missing();
        }
        Double first = validation.getFirst().loss();
        Double last = validation.getLast().loss();
        if (!finite(first) || !finite(last) || first <= 0) {
            return new MetricValue.Missing("A validation loss is not finite, so there is no drop.");
        }
        return Metrics.number((first - last) / first);
    }

    private static MetricValue loss(Double loss) {
        return finite(loss) ? Metrics.number(loss) : new MetricValue.Missing("The loss is not finite.");
    }

    private static boolean finite(Double loss) {
        return loss != null && Double.isFinite(loss);
    }

    private static MetricValue missing() {
        return new MetricValue.Missing("Training did not report the losses that this needs.");
    }
}
