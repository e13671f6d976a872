package dev.modelgate.converter.dataset;

/** The two splits of a dataset. */
enum Split {
    TRAIN("train"),
    VALID("valid");

    private final String label;

    Split(String label) {
        this.label = label;
    }

    /** The name in facts. */
    String label() {
        return label;
    }

    /** The file in an artifact. */
    String fileName() {
        return label + ".jsonl";
    }
}
