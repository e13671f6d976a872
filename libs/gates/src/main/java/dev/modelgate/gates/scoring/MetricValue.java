package dev.modelgate.gates.scoring;

/** What evidence says about a metric. */
public sealed interface MetricValue {
    /** A finite number in the metric's unit. */
    record Number(double value) implements MetricValue {}

    /** True or false. */
    record Truth(boolean value) implements MetricValue {}

    /** No evidence; {@code because} is a sentence. */
    record Missing(String because) implements MetricValue {}
}
