package dev.modelgate.gates.scoring;

import java.util.List;

/** Percentiles by nearest rank: the smallest sample that at least this share of the samples does not exceed. */
public final class Percentile {
    private Percentile() {}

    /**
     * @param samples at least one, in any order
     * @param percent above 0, at most 100
     */
    public static double nearestRank(List<Double> samples, double percent) {
        if (samples.isEmpty() || !(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("A percentile needs a sample and a percentage above 0, at most 100.");
        }
        List<Double> sorted = samples.stream().sorted().toList();
        int rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }
}
