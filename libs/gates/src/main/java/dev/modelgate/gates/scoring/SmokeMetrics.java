package dev.modelgate.gates.scoring;

import dev.modelgate.contracts.Fact;
import dev.modelgate.gates.plan.Metric;
import java.util.List;

/** A cold load and one generation. */
final class SmokeMetrics {
    private SmokeMetrics() {}

    static MetricValue of(List<Fact> facts, Metric metric) {
        return switch (metric) {
            case SMOKE_LOADED ->
                Metrics.last(facts, Fact.Loaded.class).isPresent() ? new MetricValue.Truth(true) : missing("the load");
            case SMOKE_LOAD_SECONDS ->
                Metrics.last(facts, Fact.Loaded.class)
                        .map(loaded -> Metrics.number(loaded.seconds()))
                        .orElseGet(() -> missing("the load"));
            case SMOKE_VALID_PYTHON ->
                Metrics.last(facts, Fact.PythonSyntax.class)
                        .map(syntax -> (MetricValue) new MetricValue.Truth(syntax.valid()))
                        .orElseGet(() -> missing("whether the answer is Python"));
            case SMOKE_PEAK_MEMORY_GB ->
                Metrics.last(facts, Fact.Memory.class)
                        .map(memory -> Metrics.number(Metrics.gb(memory.bytes())))
                        .orElseGet(() -> missing("the peak memory"));
            case SMOKE_TOKENS ->
                Metrics.last(facts, Fact.Answer.class)
                        .map(answer -> Metrics.number(answer.tokens().size()))
                        .orElseGet(() -> missing("the answer"));
            case SMOKE_SECONDS ->
                Metrics.last(facts, Fact.Answer.class)
                        .map(answer -> Metrics.number(answer.seconds()))
                        .orElseGet(() -> missing("the answer"));
            default -> throw new IllegalArgumentException(metric + " is no metric of a smoke test.");
        };
    }

    private static MetricValue missing(String what) {
        return new MetricValue.Missing("The smoke test did not report " + what + ".");
    }
}
