package dev.modelgate.gates.scoring;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.plan.Metric;
import java.util.List;

/** How a tokenizer writes delimiters. */
final class TokenizerMetrics {
    private TokenizerMetrics() {}

    static MetricValue of(List<Fact> facts, Metric metric) {
        List<Fact.Delimiter> delimiters = Metrics.all(facts, Fact.Delimiter.class);
        if (delimiters.isEmpty()) {
            return new MetricValue.Missing("No delimiter was looked up.");
        }
        long split = delimiters.stream().filter(one -> !one.single()).count();
        return metric == Metric.TOKENIZER_ALL_SINGLE
                ? new MetricValue.Truth(split == 0)
                : new MetricValue.Number(split);
    }
}
