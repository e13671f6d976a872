package dev.modelgate.worker.mlx;

import dev.modelgate.contracts.Fact;
import dev.modelgate.mlx.CallLimits;
import dev.modelgate.mlx.MlxEvent;
import dev.modelgate.mlx.MlxProcess;
import dev.modelgate.mlx.MlxRequest;
import dev.modelgate.mlx.MlxResult;
import dev.modelgate.mlx.machine.MachineLease;
import dev.modelgate.mlx.machine.PeakMemory;
import dev.modelgate.worker.JobContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** One MLX process for one job. Closing it ends the process and gives the accelerator back. */
public final class MlxSession implements AutoCloseable {
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final MlxProcess process;
    private final MachineLease lease;
    private final JobContext job;

    MlxSession(MlxProcess process, MachineLease lease, JobContext job) {
        this.process = process;
        this.lease = lease;
        this.job = job;
    }

    /** Carries out a request within the command's deadlines. */
    public <R extends MlxResult> R call(MlxRequest<R> request) throws Exception {
        return call(request, this::progress);
    }

    /** Carries out a request within the command's deadlines; {@code events} gets what it tells, progress included. */
    public <R extends MlxResult> R call(MlxRequest<R> request, Consumer<MlxEvent> events) throws Exception {
        return MlxFailures.translating(() -> process.call(request, limits(), events));
    }

    /** Passes a request's progress on to the job. */
    public void progress(MlxEvent event) {
        switch (event) {
            case MlxEvent.Progress p -> job.progress(p.done(), p.total().orElse(0), p.unit());
            case MlxEvent.TrainLoss loss -> job.alive();
            case MlxEvent.ValidationLoss loss -> job.alive();
        }
    }

    /** What the measurement runs with. */
    public Fact.Versions versions() {
        return new Fact.Versions(MlxAccelerator.versions(process.greeting()));
    }

    /**
     * The largest footprint of the process so far.
     *
     * @param mlxBytes MLX's own count, for comparison; null when unknown
     */
    public Fact.Memory memory(Long mlxBytes) {
        PeakMemory peak = process.peakMemory();
        return new Fact.Memory(peak.bytes(), peak.method().label(), peak.backend(), mlxBytes);
    }

    @Override
    public void close() throws IOException {
        try (lease) {
            process.close();
        }
    }

    private CallLimits limits() {
        Duration total = Duration.between(Instant.now(), job.deadline());
        return new CallLimits(
                total.compareTo(LEAST) < 0 ? LEAST : total,
                Duration.ofSeconds(job.command().progressSeconds()));
    }
}
