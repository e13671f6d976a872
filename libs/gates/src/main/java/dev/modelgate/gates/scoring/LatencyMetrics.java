package dev.modelgate.gates.scoring;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.plan.Metric;
import dev.modelgate.gates.suite.Suite;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Times of the counted requests; warm-ups are kept as facts and left out here. */
final class LatencyMetrics {
    private LatencyMetrics() {}

    static MetricValue of(Suite suite, List<Fact> facts, Metric metric) {
        List<Fact.Answer> counted = Metrics.all(facts, Fact.Answer.class).stream()
                .filter(answer -> !answer.warmup())
                .toList();
        Set<String> asked = new HashSet<>();
        counted.forEach(answer -> asked.add(answer.query()));
        long missing = suite.queries().stream()
                .filter(query -> !asked.contains(query.id()))
                .count();
        if (missing > 0) {
            return new MetricValue.Missing(missing + " of " + suite.queries().size() + " queries were not timed.");
        }
        List<Double> seconds = counted.stream().map(Fact.Answer::seconds).toList();
        return switch (metric) {
            case LATENCY_MEAN_SECONDS -> mean(seconds);
            case LATENCY_P50_SECONDS -> Metrics.number(Percentile.nearestRank(seconds, 50));
            case LATENCY_P90_SECONDS -> Metrics.number(Percentile.nearestRank(seconds, 90));
            case LATENCY_MAX_SECONDS -> Metrics.number(Percentile.nearestRank(seconds, 100));
            case LATENCY_MEAN_TTFT_SECONDS ->
                mean(counted.stream().map(Fact.Answer::firstTokenSeconds).toList());
            case LATENCY_MEAN_TPOT_SECONDS ->
                mean(counted.stream()
                        .filter(answer -> answer.tokens().size() > 1)
                        .map(answer -> (answer.seconds() - answer.firstTokenSeconds())
                                / (answer.tokens().size() - 1))
                        .toList());
            case LATENCY_MEAN_TOKENS ->
                mean(counted.stream()
                        .map(answer -> (double) answer.tokens().size())
                        .toList());
            default -> throw new IllegalArgumentException(metric + " is no metric of latency.");
        };
    }

    private static MetricValue mean(List<Double> values) {
        return values.isEmpty()
                ? new MetricValue.Missing("No counted answer has two tokens or more.")
                : Metrics.number(
                        values.stream().mapToDouble(Double::doubleValue).sum() / values.size());
    }
}
