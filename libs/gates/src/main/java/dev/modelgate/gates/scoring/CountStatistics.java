package dev.modelgate.gates.scoring;

import java.util.List;

/**
 * What stands beside a criterion that counts answers. The threshold stays what the plan says; this says how far to trust it.
 *
 * @param metric as written in the plan; {@code gate} for all counting criteria of the gate together
 * @param observed the count
 * @param trials out of how many
 * @param atLeast the count that the criterion asks for
 * @param low lower end of the Wilson 95 % interval of the true share
 * @param high upper end
 * @param grade of the evidence
 * @param power how likely the rule passes at given true shares
 */
public record CountStatistics(
        String metric, int observed, int trials, int atLeast, double low, double high, Grade grade, List<Power> power) {
    public CountStatistics {
        power = List.copyOf(power);
    }

    /**
     * @param trueShare of right answers, equal and independent for every query
     * @param passes probability that the rule passes, 0 to 1
     */
    public record Power(double trueShare, double passes) {}
}
