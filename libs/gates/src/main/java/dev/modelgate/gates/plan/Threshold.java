package dev.modelgate.gates.plan;

/** What a number is compared with. */
public sealed interface Threshold {
    /** A number in the metric's unit. */
    record Fixed(double value) implements Threshold {}

    /**
     * A multiple of another metric of the same gate.
     *
     * @param factor times the other metric
     * @param of the other metric, measured on the same machine
     * @param otherwise the baseline's reported figure that stands in when the other metric was not measured; null for none
     */
    record Relative(double factor, MetricRef of, Quoted.Figure otherwise) implements Threshold {}
}
