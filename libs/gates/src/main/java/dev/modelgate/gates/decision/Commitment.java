package dev.modelgate.gates.decision;

/**
 * What a person said at the decision point.
 *
 * @param commit whether to go on
 * @param by who
 * @param why in their words; may be null
 */
public record Commitment(boolean commit, String by, String why) {}
