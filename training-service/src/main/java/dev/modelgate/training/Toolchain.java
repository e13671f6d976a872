package dev.modelgate.training;

import dev.modelgate.worker.WorkerFailedException;
import dev.modelgate.worker.machine.Accelerator;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The versions that decide what bytes a step makes: artifacts of another version are not taken for the same. */
@Singleton
class Toolchain {
    private static final String[] DECISIVE = {"mlx", "mlx_lm", "backend", "os"};
    private static final long LIMIT_SECONDS = 60;

    private final Accelerator accelerator;

    Toolchain(Accelerator accelerator) {
        this.accelerator = accelerator;
    }

    /**
     * The versions, which MLX tells some seconds after the start of the service.
     *
     * @throws WorkerFailedException retryable, when it has told none after a minute
     */
    Map<String, String> versions() throws WorkerFailedException, InterruptedException {
        Map<String, String> all = all();
        Map<String, String> versions = new TreeMap<>();
        for (String name : DECISIVE) {
            versions.put(name, all.getOrDefault(name, "unknown"));
        }
        return versions;
    }

    private Map<String, String> all() throws WorkerFailedException, InterruptedException {
        try {
            return accelerator.knownVersions().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw WorkerFailedException.retryable("MLX does not start on this machine; its log says why.", e);
        }
    }
}
