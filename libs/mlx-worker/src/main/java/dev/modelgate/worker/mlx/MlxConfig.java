package dev.modelgate.worker.mlx;

import dev.modelgate.mlx.WiredLimit;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What a worker that runs MLX can be told. Each key is {@code modelgate.<name>}, or {@code MODELGATE_<NAME>} in the environment. */
@ConfigMapping(prefix = "modelgate")
public interface MlxConfig {
    /** The Python interpreter of the MLX environment. By default the one that {@code ./modelgate} makes below the home. */
    Optional<Path> python();

    /** Freed buffers that MLX may keep, in bytes: bounded, because they count into the process's footprint. */
    @WithDefault("2000000000")
    long cacheLimitBytes();

    /** Whether mlx_lm may raise the limit of wired memory: {@code unchanged} or {@code raised-by-mlx-lm}. */
    @WithDefault("unchanged")
    WiredLimit wiredLimit();
}
