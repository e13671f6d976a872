package dev.modelgate.mlx.environment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Python program, which travels in the jar and is unpacked to a folder of its version. */
public final class MlxProgram {

    private static final String RESOURCES = "dev/modelgate/mlx/program/";

    /** The modules of the package; a class path cannot be listed, and a test compares this with the folder. */
    static final List<String> MODULES = List.of(
            "__init__",
            "__main__",
            "bare_benchmark",
            "directories",
            "downloading",
            "errors",
            "fusing",
            "generating",
            "job",
            "loading",
            "params",
            "peak_memory",
            "preparing",
            "protocol",
            "python_syntax",
            "runtime",
            "training",
            "worker");

    private MlxProgram() {}

    /** The folder to put on PYTHONPATH, below {@code home}/program; unpacked if it is not there yet. */
    public static Path unpackedBelow(Path home) {
        Map<String, String> resources = new HashMap<>();
        for (String module : MODULES) {
            String name = "modelgate_mlx/" + module + ".py";
            resources.put(name, RESOURCES + name);
        }
        return UnpackedResources.into(home.resolve("program"), "modelgate_mlx-", resources);
    }

    /** The lock file of the Python environment. */
    static byte[] lock() {
        return UnpackedResources.read(RESOURCES + "requirements.lock");
    }
}
