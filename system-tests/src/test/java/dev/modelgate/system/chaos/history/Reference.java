package dev.modelgate.system.chaos.history;

import java.util.Map;

/**
 * What an undisturbed run of a plan comes to.
 *
 * @param verdicts by gate, in the plan's order
 */
public record Reference(Map<String, String> verdicts, String decision) {}
