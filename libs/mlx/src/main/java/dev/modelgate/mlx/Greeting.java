package dev.modelgate.mlx;

import java.util.Map;

/**
 * The first line of the MLX process: what it is and where it runs. Part of the evidence, and of a machine's heartbeat.
 *
 * @param protocol version of the line protocol
 * @param pid of the process
 * @param versions by name: python, mlx, mlxLm, transformers, tokenizers, numpy
 * @param machine where it runs
 * @param settings that bear on speed and memory
 */
public record Greeting(int protocol, long pid, Map<String, String> versions, Machine machine, Settings settings) {

    /** The version of the protocol that this driver speaks. */
    static final int PROTOCOL = 1;

    public Greeting {
        versions = Map.copyOf(versions);
    }

    /**
     * The machine as MLX sees it.
     *
     * @param chip such as {@code Apple M4 Pro}
     * @param memoryBytes installed memory
     * @param system {@code Darwin} or {@code Linux}
     * @param architecture such as {@code arm64}
     * @param backend {@code metal} or {@code cpu}
     * @param blas {@code accelerate}, {@code openblas} or {@code reference}, which is slow
     */
    public record Machine(
            String chip, long memoryBytes, String system, String architecture, String backend, String blas) {}

    /**
     * What was set before any request.
     *
     * @param cacheLimitBytes freed buffers that MLX may keep
     * @param wiredLimit {@code unchanged}, or {@code raised-by-mlx-lm}
     * @param compile whether MLX compiles graphs
     */
    public record Settings(long cacheLimitBytes, String wiredLimit, boolean compile) {}
}
