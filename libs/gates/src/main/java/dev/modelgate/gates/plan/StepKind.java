package dev.modelgate.gates.plan;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.WorkerKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The closed set of steps. */
public enum StepKind {
    TOKENIZER(WorkerKind.CONVERTER, null, 15, 5),
    CONVERT(WorkerKind.CONVERTER, Artifact.Kind.DATASET, 30, 5),
    PREPARE(WorkerKind.TRAINING, Artifact.Kind.MODEL, 240, 30),
    TRAIN(WorkerKind.TRAINING, Artifact.Kind.ADAPTER, 720, 30),
    FUSE(WorkerKind.TRAINING, Artifact.Kind.MODEL, 60, 30),
    SMOKE(WorkerKind.INFERENCE, null, 30, 15),
    LATENCY(WorkerKind.INFERENCE, null, 120, 15),
    QUERIES(WorkerKind.INFERENCE, null, 240, 15);

    private final WorkerKind worker;
    private final Artifact.Kind makes;
    private final Deadline deadline;

    StepKind(WorkerKind worker, Artifact.Kind makes, int totalMinutes, int progressMinutes) {
        this.worker = worker;
        this.makes = makes;
        this.deadline = new Deadline(Duration.ofMinutes(totalMinutes), Duration.ofMinutes(progressMinutes));
    }

    /** The key in plans. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who carries it out. */
    public WorkerKind worker() {
        return worker;
    }

    /** What it leaves behind for later steps; empty when only facts. */
    public Optional<Artifact.Kind> makes() {
        return Optional.ofNullable(makes);
    }

    /** Its deadline when the plan names none. */
    public Deadline defaultDeadline() {
        return deadline;
    }

    static Optional<StepKind> named(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }
}
