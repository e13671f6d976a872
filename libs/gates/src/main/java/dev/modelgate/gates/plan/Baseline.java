package dev.modelgate.gates.plan;

import dev.modelgate.contracts.ModelRef;

/**
 * The model in production.
 *
 * @param model where its weights lie
 * @param dialect how its family writes conversations and calls
 * @param quoted figures that somebody reported for it; used only where it is not measured, and then said so
 */
public record Baseline(ModelRef model, String dialect, Quoted quoted) {}
