package dev.modelgate.mlx.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The native OpenBLAS for this machine, from the class path. Preloaded into the MLX process on Linux it takes the place
 * of the reference BLAS that the wheels carry, and multiplies fp32 matrices some 17 times faster.
 *
 * @param libraries to preload, in this order
 */
public record OpenBlas(List<Path> libraries) {

    /** What OpenBLAS needs beyond the C library comes before it; libgcc_s is the system's, as libstdc++ wants it. */
    private static final List<String> NAMES = List.of("libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0");

    public OpenBlas {
        libraries = List.copyOf(libraries);
    }

    /** Digests of some 30 MB take a tenth of a second, and a class path does not change while a process runs. */
    private static final Map<Path, Optional<OpenBlas>> UNPACKED = new ConcurrentHashMap<>();

    /** The libraries below {@code home}/native, unpacked if needed; empty where the class path has none that fit. */
    public static Optional<OpenBlas> unpackedBelow(Path home) {
        Optional<OpenBlas> known = UNPACKED.computeIfAbsent(home, OpenBlas::unpack);
        boolean there =
                known.stream().flatMap(blas -> blas.libraries().stream()).allMatch(Files::exists);
        return there ? known : unpack(home);
    }

    private static Optional<OpenBlas> unpack(Path home) {
        Map<String, String> resources = new HashMap<>();
        for (String name : NAMES) {
            String resource = "org/bytedeco/openblas/" + platform() + "/" + name;
            if (UnpackedResources.exists(resource)) {
                resources.put(name, resource);
            }
        }
        if (!resources.containsKey(NAMES.getLast())) {
            return Optional.empty();
        }
        Path folder = UnpackedResources.into(home.resolve("native"), "openblas-", resources);
        Stream<Path> present = NAMES.stream().filter(resources::containsKey).map(folder::resolve);
        return Optional.of(new OpenBlas(present.toList()));
    }

    private static String platform() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "linux-x86_64";
            case "aarch64", "arm64" -> "linux-arm64";
            case String other -> "linux-" + other;
        };
    }
}
