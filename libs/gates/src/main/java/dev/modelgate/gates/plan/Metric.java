package dev.modelgate.gates.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The closed set of metrics: what can be computed from the facts of each kind of step. GB is 1e9 bytes. */
public enum Metric {
    TOKENIZER_SPLIT_DELIMITERS(StepKind.TOKENIZER, "split-delimiters", "", "delimiters that are more than one token"),
    TOKENIZER_ALL_SINGLE(StepKind.TOKENIZER, "all-single", null, "whether each delimiter is one token"),

    CONVERT_CONVERTED(StepKind.CONVERT, "converted", "rows", "rows written, both splits"),
    CONVERT_REFUSED(StepKind.CONVERT, "refused", "rows", "rows not written, both splits"),

    PREPARE_SIZE_GB(StepKind.PREPARE, "size-gb", "GB", "weight files on disk"),
    PREPARE_BITS_PER_WEIGHT(StepKind.PREPARE, "bits-per-weight", "bits", "8 × bytes of tensors / parameters"),
    PREPARE_SECONDS(StepKind.PREPARE, "seconds", "s", "time that quantising took; 0 when the artifact was there"),

    TRAIN_DIVERGED(
            StepKind.TRAIN,
            "diverged",
            null,
            "whether a loss was not finite or the last validation loss was above divergedAbove × the first"),
    TRAIN_FIRST_VALIDATION_LOSS(StepKind.TRAIN, "first-validation-loss", "", "before the first iteration"),
    TRAIN_LAST_VALIDATION_LOSS(StepKind.TRAIN, "last-validation-loss", "", "after the last evaluated iteration"),
    TRAIN_VALIDATION_LOSS_DROP(StepKind.TRAIN, "validation-loss-drop", "", "(first − last) / first, 0.79 is 79 %"),
    TRAIN_LAST_TRAINING_LOSS(StepKind.TRAIN, "last-training-loss", "", "mean over the last report's iterations"),
    TRAIN_PEAK_MEMORY_GB(StepKind.TRAIN, "peak-memory-gb", "GB", "highest figure that MLX reported while training"),

    FUSE_SIZE_GB(StepKind.FUSE, "size-gb", "GB", "weight files on disk"),

    SMOKE_LOADED(StepKind.SMOKE, "loaded", null, "whether the model loads in a fresh process"),
    SMOKE_VALID_PYTHON(
            StepKind.SMOKE, "valid-python", null, "whether the answer holds a Python function that compiles"),
    SMOKE_PEAK_MEMORY_GB(
            StepKind.SMOKE, "peak-memory-gb", "GB", "peak memory of the process, by the platform's figure"),
    SMOKE_LOAD_SECONDS(StepKind.SMOKE, "load-seconds", "s", "cold load in a fresh process"),
    SMOKE_TOKENS(StepKind.SMOKE, "tokens", "tokens", "length of the answer"),
    SMOKE_SECONDS(StepKind.SMOKE, "seconds", "s", "end to end, without the load"),

    LATENCY_MEAN_SECONDS(StepKind.LATENCY, "mean-seconds", "s", "end to end, mean of the counted requests"),
    LATENCY_P50_SECONDS(StepKind.LATENCY, "p50-seconds", "s", "end to end, median by nearest rank"),
    LATENCY_P90_SECONDS(StepKind.LATENCY, "p90-seconds", "s", "end to end, 90th percentile by nearest rank"),
    LATENCY_MAX_SECONDS(StepKind.LATENCY, "max-seconds", "s", "end to end, slowest counted request"),
    LATENCY_MEAN_TTFT_SECONDS(StepKind.LATENCY, "mean-ttft-seconds", "s", "time to first token, mean"),
    LATENCY_MEAN_TPOT_SECONDS(
            StepKind.LATENCY,
            "mean-tpot-seconds",
            "s",
            "(seconds − TTFT) / (tokens − 1), mean over answers of two or more"),
    LATENCY_MEAN_TOKENS(StepKind.LATENCY, "mean-tokens", "tokens", "length of an answer, mean"),

    QUERIES_CORRECT(StepKind.QUERIES, "correct", "answers", "right answers; [category] counts one category"),
    QUERIES_TOTAL(StepKind.QUERIES, "total", "queries", "queries of the suite; [category] counts one category"),
    QUERIES_ACCURACY(StepKind.QUERIES, "accuracy", "", "right answers / queries, 0 to 1"),
    QUERIES_VALID_CALLS(
            StepKind.QUERIES,
            "valid-calls",
            "answers",
            "answers with a call in the dialect's format to an offered tool"),
    QUERIES_WRONG_FORMAT(
            StepKind.QUERIES, "wrong-format", "answers", "answers whose call text cannot be parsed in the dialect");

    private final StepKind step;
    private final String label;
    private final String unit;
    private final String sentence;

    /** {@code unit} null marks a truth; the empty unit a bare number. */
    Metric(StepKind step, String label, String unit, String sentence) {
        this.step = step;
        this.label = label;
        this.unit = unit;
        this.sentence = sentence;
    }

    /** The kind of step that produces it. */
    public StepKind step() {
        return step;
    }

    /** The part of its name after the step's id. */
    public String label() {
        return label;
    }

    /** Whether it is true or false rather than a number. */
    public boolean truth() {
        return unit == null;
    }

    /** Unit of the number; empty for bare numbers and truths. */
    public String unit() {
        return unit == null ? "" : unit;
    }

    /** What it says, in a few words. */
    public String sentence() {
        return sentence;
    }

    /** Whether it can be asked for one category of a suite. */
    public boolean perCategory() {
        return this == QUERIES_CORRECT || this == QUERIES_TOTAL;
    }

    /** The metrics of a kind of step. */
    public static List<Metric> of(StepKind step) {
        return Arrays.stream(values()).filter(metric -> metric.step == step).toList();
    }

    static Optional<Metric> named(StepKind step, String label) {
        return of(step).stream().filter(metric -> metric.label.equals(label)).findFirst();
    }

    @Override
    public String toString() {
        return step.name().toLowerCase(Locale.ROOT) + "." + label;
    }
}
