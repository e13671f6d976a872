package dev.modelgate.worker.mlx;

import dev.modelgate.mlx.machine.MachineLease;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.WorkerConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One model at a time on a machine, whichever service loads it: a lock of the operating system, below the shared home. */
@Singleton
class AcceleratorLease {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Path file;

    AcceleratorLease(WorkerConfig config) {
        file = config.home().resolve("accelerator.lock");
    }

    /** Waits until nobody else holds it; waiting is a sign of life, so only the job's total deadline ends it. */
    MachineLease acquire(JobContext job) throws IOException, InterruptedException {
        Optional<MachineLease> lease = MachineLease.tryAcquire(file);
        while (lease.isEmpty()) {
            // The system tells nobody when a lock of another process is released, so there is no signal to wait for.
            Thread.sleep(BETWEEN_TRIES);
            job.progress(0, 0, "waiting for the accelerator");
            lease = MachineLease.tryAcquire(file);
        }
        return lease.get();
    }
}
