package dev.modelgate.gates.scoring;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Metric;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Step;
import java.util.List;
import java.util.Optional;

/** Metrics as pure functions of the facts of one step. Nothing is assumed: without facts a metric is missing. */
public final class Metrics {
    private static final double GB = 1e9;

    private Metrics() {}

    /**
     * @param plan that the step belongs to
     * @param step whose facts these are
     * @param facts in the order in which they were observed
     * @param metric of the step's kind
     * @param category of the suite; null for all
     */
    public static MetricValue of(Plan plan, Step step, List<Fact> facts, Metric metric, String category) {
        if (metric.step() != step.kind()) {
            throw new IllegalArgumentException("A " + step.kind().label() + " step has no metric " + metric + ".");
        }
        return switch (step.action()) {
            case Action.Tokenizer tokenizer -> TokenizerMetrics.of(facts, metric);
            case Action.Convert convert -> convert(facts, metric);
            case Action.Prepare prepare -> weights(facts, metric);
            case Action.Fuse fuse -> weights(facts, metric);
            case Action.Train train -> TrainingMetrics.of(facts, train.divergedAbove(), metric);
            case Action.Smoke smoke -> SmokeMetrics.of(facts, metric);
            case Action.Latency latency -> LatencyMetrics.of(plan.suites().get(latency.suite()), facts, metric);
            case Action.Queries queries ->
                QueryMetrics.of(
                        SuiteScores.of(plan.suites().get(queries.suite()), plan.dialect(step.side()), facts),
                        metric,
                        Optional.ofNullable(category));
        };
    }

    private static MetricValue convert(List<Fact> facts, Metric metric) {
        List<Fact.Converted> splits = all(facts, Fact.Converted.class);
        if (splits.isEmpty()) {
            return new MetricValue.Missing("No converted split was reported.");
        }
        long rows = metric == Metric.CONVERT_CONVERTED
                ? splits.stream().mapToLong(Fact.Converted::converted).sum()
                : splits.stream().mapToLong(Fact.Converted::refused).sum();
        return new MetricValue.Number(rows);
    }

    private static MetricValue weights(List<Fact> facts, Metric metric) {
        Optional<Fact.Weights> weights = last(facts, Fact.Weights.class);
        if (weights.isEmpty()) {
            return new MetricValue.Missing("The size of the model was not reported.");
        }
        return number(
                switch (metric) {
                    case PREPARE_BITS_PER_WEIGHT -> weights.get().bitsPerWeight();
                    case PREPARE_SECONDS -> weights.get().seconds();
                    default -> gb(weights.get().bytes());
                });
    }

    static double gb(long bytes) {
        return bytes / GB;
    }

    static MetricValue number(double value) {
        return Double.isFinite(value)
                ? new MetricValue.Number(value)
                : new MetricValue.Missing("The reported figure is not finite.");
    }

    static <T extends Fact> List<T> all(List<Fact> facts, Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static <T extends Fact> Optional<T> last(List<Fact> facts, Class<T> type) {
        List<T> all = all(facts, type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }
}
