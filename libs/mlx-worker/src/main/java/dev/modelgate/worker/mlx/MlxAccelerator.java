package dev.modelgate.worker.mlx;

import dev.modelgate.mlx.Greeting;
import dev.modelgate.mlx.MlxException;
import dev.modelgate.mlx.MlxProcess;
import dev.modelgate.worker.machine.Accelerator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** What MLX says of this machine, asked once when the service starts, in the background. */
@Singleton
class MlxAccelerator implements Accelerator {
    private static final Logger LOG = Logger.getLogger(MlxAccelerator.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final MlxLaunches launches;
    private final CompletableFuture<Greeting> greeting = new CompletableFuture<>();
    private volatile String trouble;
    private volatile Thread asking;

    MlxAccelerator(MlxLaunches launches) {
        this.launches = launches;
    }

    void start(@Observes StartupEvent event) {
        asking = Thread.ofVirtual().name("mlx-greeting").start(this::ask);
    }

    void stop(@Observes ShutdownEvent event) {
        asking.interrupt();
    }

    /** {@code none} until MLX has answered, and the controller places nothing here before. */
    @Override
    public String backend() {
        return told().map(said -> said.machine().backend()).orElse("none");
    }

    @Override
    public Map<String, String> versions() {
        return told().map(MlxAccelerator::versions).orElse(Map.of());
    }

    @Override
    public CompletionStage<Map<String, String>> knownVersions() {
        return greeting.thenApply(MlxAccelerator::versions);
    }

    /** Why MLX cannot be started, in one sentence; empty while it is not known or when it can. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Versions and settings that a measurement depends on, as evidence names them. */
    static Map<String, String> versions(Greeting greeting) {
        Map<String, String> versions = new TreeMap<>(greeting.versions());
        // The contract names packages as Python does.
        Optional.ofNullable(versions.remove("mlxLm")).ifPresent(version -> versions.put("mlx_lm", version));
        versions.put(
                "os", greeting.machine().system() + " " + greeting.machine().architecture());
        versions.put("backend", greeting.machine().backend());
        versions.put("blas", greeting.machine().blas());
        versions.put("wired_limit", greeting.settings().wiredLimit());
        return versions;
    }

    private Optional<Greeting> told() {
        return Optional.ofNullable(greeting.getNow(null));
    }

    private void ask() {
        while (!greeting.isDone() && !Thread.currentThread().isInterrupted()) {
            try (MlxProcess process = MlxProcess.start(launches.offline())) {
                trouble = null;
                greeting.complete(process.greeting());
            } catch (MlxException e) {
                if (!e.getMessage().equals(trouble)) {
                    LOG.error(e.getMessage());
                }
                trouble = e.getMessage();
                pause();
            }
        }
    }

    private static void pause() {
        try {
            // What keeps MLX from starting, such as a missing environment, says nothing when it is mended.
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
