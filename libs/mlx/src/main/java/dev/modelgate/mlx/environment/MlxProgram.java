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
        Map<String, byte[]> files = new HashMap<>();
        for (String module : MODULES) {
            String name = "modelgate_mlx/" + module + ".py";
            files.put(name, required(RESOURCES + name));
        }
        return UnpackedResources.into(home.resolve("program"), "modelgate_mlx-", files);
    }

    /** The lock file of the Python environment. */
    static byte[] lock() {
        return required(RESOURCES + "requirements.lock");
    }

    private static byte[] required(String resource) {
        byte[] content = UnpackedResources.read(resource);
        if (content == null) {
            throw new IllegalStateException("The class path lacks %s; build libs/mlx again.".formatted(resource));
        }
        return content;
    }
}
