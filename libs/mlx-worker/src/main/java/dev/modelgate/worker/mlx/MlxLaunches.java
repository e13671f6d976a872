package dev.modelgate.worker.mlx;

import dev.modelgate.mlx.MlxLaunch;
import dev.modelgate.mlx.environment.MlxEnvironment;
import dev.modelgate.worker.WorkerConfig;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** How this service starts MLX processes. */
@Singleton
class MlxLaunches {
    private final MlxLaunch launch;

    MlxLaunches(WorkerConfig worker, MlxConfig mlx) {
        Path home = worker.home().toAbsolutePath().normalize();
        Path python = mlx.python().orElseGet(() -> MlxEnvironment.below(home).python());
        launch = MlxLaunch.with(python, home)
                .cacheLimitBytes(mlx.cacheLimitBytes())
                .wiredLimit(mlx.wiredLimit());
    }

    /** Without the hub. */
    MlxLaunch offline() {
        return launch;
    }

    /** With the hub, for downloads. */
    MlxLaunch online() {
        return launch.online();
    }
}
