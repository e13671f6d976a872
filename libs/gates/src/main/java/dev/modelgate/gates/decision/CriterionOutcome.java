package dev.modelgate.gates.decision;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A criterion with what was observed.
 *
 * @param metric as written in the plan
 * @param observed number or truth; null when there is no evidence
 * @param unit of the number; empty for bare numbers and truths
 * @param comparison {@code is}, {@code atMost}, {@code atLeast}, {@code below} or {@code above}
 * @param threshold number or truth, a relative one worked out; null when it could not be
 * @param holds null when there is no evidence
 * @param role whether it must hold to pass, or for the evidence to decide at all
 * @param sentence the same in words, with numbers; says when the baseline was only quoted
 */
public record CriterionOutcome(
        String metric,
        JsonNode observed,
        String unit,
        String comparison,
        JsonNode threshold,
        Boolean holds,
        Role role,
        String sentence) {
    public CriterionOutcome {
        // JSON's null comes back as a node; here it is the absence of one.
        observed = observed != null && observed.isNull() ? null : observed;
        threshold = threshold != null && threshold.isNull() ? null : threshold;
    }

    /** What a criterion is for. */
    public enum Role {
        PASS,
        REQUIRES
    }
}
