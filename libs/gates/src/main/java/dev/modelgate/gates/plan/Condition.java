package dev.modelgate.gates.plan;

/** What a criterion asks of its metric. */
public sealed interface Condition {
    /** A truth must be this. */
    record Is(boolean value) implements Condition {}

    /** A number must compare like this. */
    record Compares(NumberComparison comparison, Threshold threshold) implements Condition {}

    /** The four comparisons. */
    enum NumberComparison {
        AT_MOST("atMost", "at most") {
            @Override
            public boolean holds(double observed, double threshold) {
                return observed <= threshold;
            }
        },
        AT_LEAST("atLeast", "at least") {
            @Override
            public boolean holds(double observed, double threshold) {
                return observed >= threshold;
            }
        },
        BELOW("below", "below") {
            @Override
            public boolean holds(double observed, double threshold) {
                return observed < threshold;
            }
        },
        ABOVE("above", "above") {
            @Override
            public boolean holds(double observed, double threshold) {
                return observed > threshold;
            }
        };

        private final String label;
        private final String words;

        NumberComparison(String label, String words) {
            this.label = label;
            this.words = words;
        }

        /** The key in plans. */
        public String label() {
            return label;
        }

        /** For sentences. */
        public String words() {
            return words;
        }

        /** Whether {@code observed} compares so with {@code threshold}; both finite. */
        public abstract boolean holds(double observed, double threshold);
    }
}
