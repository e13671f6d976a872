package dev.modelgate.gates.plan;

import java.util.Arrays;
import java.util.Optional;

/**
 * Reported figures of the baseline; each may be null.
 *
 * @param accuracy share of right answers, 0 to 1
 * @param latencyMeanSeconds mean end-to-end seconds of a query
 * @param sizeGb size on disk, GB of 1e9 bytes
 */
public record Quoted(Double accuracy, Double latencyMeanSeconds, Double sizeGb) {
    /** The figures that a relative threshold may fall back to. */
    public enum Figure {
        ACCURACY("accuracy"),
        LATENCY_MEAN_SECONDS("latencyMeanSeconds"),
        SIZE_GB("sizeGb");

        private final String label;

        Figure(String label) {
            this.label = label;
        }

        /** The key in plans. */
        public String label() {
            return label;
        }

        static Optional<Figure> named(String label) {
            return Arrays.stream(values())
                    .filter(figure -> figure.label.equals(label))
                    .findFirst();
        }
    }

    /** The figure, when it was reported. */
    public Optional<Double> figure(Figure figure) {
        return Optional.ofNullable(
                switch (figure) {
                    case ACCURACY -> accuracy;
                    case LATENCY_MEAN_SECONDS -> latencyMeanSeconds;
                    case SIZE_GB -> sizeGb;
                });
    }
}
