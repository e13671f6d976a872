package dev.modelgate.gates.plan;

/** A metric and what is asked of it. */
public record Criterion(MetricRef metric, Condition condition) {}
