package dev.modelgate.gates.plan;

import dev.modelgate.contracts.ModelRef;

/**
 * The model that may replace the baseline.
 *
 * @param model where its weights lie
 * @param dialect how its family writes conversations and calls
 */
public record Candidate(ModelRef model, String dialect) {}
