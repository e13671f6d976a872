package dev.modelgate.gates.scoring;

import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;

/**
 * The arithmetic beside a criterion that counts right answers: Wilson's score interval (Wilson 1927, 95 %) and the power of
 * the rule, for queries that are independent and equally hard.
 */
public final class CountRule {
    /** The true shares for which the power is given. */
    public static final List<Double> TRUE_SHARES = List.of(.5, .7, .8, .9, .95);

    private static final double ERROR_RATE = 0.05;

    private CountRule() {}

    /**
     * @param metric as written in the plan
     * @param observed right answers
     * @param trials queries, at least 1
     * @param atLeast how many right answers the rule asks for
     */
    public static CountStatistics statistics(String metric, int observed, int trials, int atLeast) {
        Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(trials, observed, ERROR_RATE);
        double low = interval.getLowerBound();
        double high = interval.getUpperBound();
        List<CountStatistics.Power> power = TRUE_SHARES.stream()
                .map(share -> new CountStatistics.Power(share, passes(trials, atLeast, share)))
                .toList();
        return new CountStatistics(
                metric, observed, trials, atLeast, low, high, grade(observed, trials, atLeast, low, high), power);
    }

    private static Grade grade(int observed, int trials, int atLeast, double low, double high) {
        if (observed == atLeast || observed == atLeast - 1) {
            return Grade.COIN_FLIP;
        }
        double share = (double) atLeast / trials;
        return share < low || share > high ? Grade.DECISIVE : Grade.THIN;
    }

    /** P(at least {@code atLeast} of {@code trials} right) at a true share. */
    public static double passes(int trials, int atLeast, double share) {
        if (atLeast <= 0) {
            return 1;
        }
        return BinomialDistribution.of(trials, share).survivalProbability(atLeast - 1);
    }

    /**
     * P(all rules hold) at a true share, for a rule on the whole and a minimum for each of some categories.
     *
     * @param sizes queries per category, all categories of the suite
     * @param minima right answers asked for per category; categories that are not named have none
     * @param atLeast right answers asked for on the whole
     */
    public static double passesAll(Map<String, Integer> sizes, Map<String, Integer> minima, int atLeast, double share) {
        // distribution[k] = P(k right so far and every minimum so far met), category by category.
        double[] distribution = {1};
        for (Map.Entry<String, Integer> category : sizes.entrySet()) {
            BinomialDistribution right = BinomialDistribution.of(category.getValue(), share);
            int minimum = minima.getOrDefault(category.getKey(), 0);
            double[] next = new double[distribution.length + category.getValue()];
            for (int before = 0; before < distribution.length; before++) {
                for (int more = Math.max(0, minimum); more <= category.getValue(); more++) {
                    next[before + more] += distribution[before] * right.probability(more);
                }
            }
            distribution = next;
        }
        double passes = 0;
        for (int right = Math.max(0, atLeast); right < distribution.length; right++) {
            passes += distribution[right];
        }
        return passes;
    }
}
