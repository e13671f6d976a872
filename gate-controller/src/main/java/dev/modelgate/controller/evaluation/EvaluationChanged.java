package dev.modelgate.controller.evaluation;

import java.util.UUID;

/** Fired in the transaction that changed an evaluation; observe it after success. */
public record EvaluationChanged(UUID evaluation) {}
