package dev.modelgate.gates.scoring;

import dev.modelgate.gates.plan.Metric;
import java.util.Optional;

/** Counts over scored answers. */
final class QueryMetrics {
    private QueryMetrics() {}

    static MetricValue of(SuiteScores scores, Metric metric, Optional<String> category) {
        int total = scores.suite().queries().size();
        if (!scores.complete()) {
            return new MetricValue.Missing(scores.missing() + " of " + total + " queries have no answer.");
        }
        return switch (metric) {
            case QUERIES_CORRECT -> new MetricValue.Number(scores.correct(category));
            case QUERIES_TOTAL ->
                new MetricValue.Number(
                        category.map(name -> scores.suite().categories().getOrDefault(name, 0))
                                .orElse(total));
            case QUERIES_ACCURACY -> new MetricValue.Number((double) scores.correct(Optional.empty()) / total);
            case QUERIES_VALID_CALLS -> new MetricValue.Number(scores.format(Score.Format.VALID_CALL));
            case QUERIES_WRONG_FORMAT -> new MetricValue.Number(scores.format(Score.Format.UNPARSABLE));
            default -> throw new IllegalArgumentException(metric + " is no metric of queries.");
        };
    }
}
