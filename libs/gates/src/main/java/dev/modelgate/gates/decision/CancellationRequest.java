package dev.modelgate.gates.decision;

/**
 * A cancellation of the whole evaluation.
 *
 * @param by who
 * @param why in their words; may be null
 */
public record CancellationRequest(String by, String why) {}
