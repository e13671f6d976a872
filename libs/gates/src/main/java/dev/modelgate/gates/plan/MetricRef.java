package dev.modelgate.gates.plan;

/**
 * A metric of one step, written {@code step.metric} or {@code step.metric[category]}.
 *
 * @param step id of a step of the same gate
 * @param metric of that step's kind
 * @param category null for all
 */
public record MetricRef(String step, Metric metric, String category) {
    @Override
    public String toString() {
        return step + "." + metric.label() + (category == null ? "" : "[" + category + "]");
    }
}
