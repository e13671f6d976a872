package dev.modelgate.contracts;

import java.time.Instant;

/**
 * An evaluation as operators see it on the compacted topic.
 *
 * @param evaluation id, also the key
 * @param plan name of the plan
 * @param planSha256 hash of the plan
 * @param phase where it stands
 * @param machine where its models lie; null before it is placed
 * @param gate the gate that is under way, or that decided; null before the first
 * @param decision null until it is decided
 * @param at when this was so
 */
public record EvaluationState(
        String evaluation,
        String plan,
        String planSha256,
        EvaluationPhase phase,
        String machine,
        String gate,
        Decision decision,
        Instant at) {}
