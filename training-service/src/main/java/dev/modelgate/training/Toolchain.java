package dev.modelgate.training;

import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.WorkerFailedException;
import dev.modelgate.worker.machine.Accelerator;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The versions that decide what bytes a step makes: artifacts of another version are not taken for the same. */
@Singleton
class Toolchain {
    private static final String[] DECISIVE = {"mlx", "mlx_lm", "backend", "os"};
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 600;

    private final Accelerator accelerator;

    Toolchain(Accelerator accelerator) {
        this.accelerator = accelerator;
    }

    /**
     * The versions, which MLX tells some seconds after the start of the service.
     *
     * @throws WorkerFailedException retryable, when it has told none after a minute
     */
    Map<String, String> versions(JobContext job) throws WorkerFailedException, InterruptedException {
        for (int i = 0; i < TRIES && accelerator.versions().isEmpty(); i++) {
            job.alive();
            Thread.sleep(PAUSE);
        }
        Map<String, String> all = accelerator.versions();
        if (all.isEmpty()) {
            throw WorkerFailedException.retryable("MLX does not start on this machine; its log says why.", null);
        }
        Map<String, String> versions = new TreeMap<>();
        for (String name : DECISIVE) {
            versions.put(name, all.getOrDefault(name, "unknown"));
        }
        return versions;
    }
}
