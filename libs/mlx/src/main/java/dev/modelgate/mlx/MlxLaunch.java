package dev.modelgate.mlx;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How to start an MLX process.
 *
 * @param python the interpreter of an environment made from the lock file, see
 *     {@link dev.modelgate.mlx.environment.MlxEnvironment}
 * @param home where the Python program and native libraries are unpacked, such as {@code .modelgate}
 * @param network whether the process may reach the hub; only a download needs it
 * @param cacheLimitBytes freed buffers that MLX may keep; bounded, because they count into the footprint
 * @param wiredLimit whether mlx_lm may raise the limit of wired memory
 * @param startTimeout until the process must have greeted
 * @param environment variables that go before those the driver sets
 */
public record MlxLaunch(
        Path python,
        Path home,
        boolean network,
        long cacheLimitBytes,
        WiredLimit wiredLimit,
        Duration startTimeout,
        Map<String, String> environment) {

    private static final long DEFAULT_CACHE_LIMIT_BYTES = 2_000_000_000L;
    private static final Duration DEFAULT_START_TIMEOUT = Duration.ofSeconds(60);

    public MlxLaunch {
        python = python.toAbsolutePath();
        home = home.toAbsolutePath();
        environment = Map.copyOf(environment);
    }

    /** Offline, with a cache of 2 GB, the wired limit unchanged and a minute to start. */
    public static MlxLaunch with(Path python, Path home) {
        return new MlxLaunch(
                python, home, false, DEFAULT_CACHE_LIMIT_BYTES, WiredLimit.UNCHANGED, DEFAULT_START_TIMEOUT, Map.of());
    }

    /** The same with access to the hub. */
    public MlxLaunch online() {
        return new MlxLaunch(python, home, true, cacheLimitBytes, wiredLimit, startTimeout, environment);
    }

    /** The same with another limit of MLX's cache. */
    public MlxLaunch cacheLimitBytes(long limit) {
        return new MlxLaunch(python, home, network, limit, wiredLimit, startTimeout, environment);
    }

    /** The same with another policy for wired memory. */
    public MlxLaunch wiredLimit(WiredLimit policy) {
        return new MlxLaunch(python, home, network, cacheLimitBytes, policy, startTimeout, environment);
    }

    /** The same with one more variable. */
    public MlxLaunch environment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new MlxLaunch(python, home, network, cacheLimitBytes, wiredLimit, startTimeout, more);
    }

    /**
     * A module of the Python program other than the resident process, with the same environment; not started yet.
     *
     * @throws IOException if the program cannot be unpacked
     */
    public ProcessBuilder processOf(String module, String... arguments) throws IOException {
        return LaunchedProcess.builder(this, module, arguments);
    }
}
