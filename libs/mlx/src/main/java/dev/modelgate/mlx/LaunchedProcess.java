package dev.modelgate.mlx;

import dev.modelgate.mlx.environment.MlxProgram;
import dev.modelgate.mlx.environment.OpenBlas;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns a launch into a running process. */
final class LaunchedProcess {

    private LaunchedProcess() {}

    static Process start(MlxLaunch launch) throws IOException {
        return builder(
                        launch,
                        "modelgate_mlx",
                        "--cache-limit-bytes",
                        Long.toString(launch.cacheLimitBytes()),
                        "--wired-limit",
                        launch.wiredLimit().argument())
                .start();
    }

    /** A module of the program, in the environment of a launch. */
    static ProcessBuilder builder(MlxLaunch launch, String module, String... arguments) throws IOException {
        Files.createDirectories(launch.home());
        Path program = MlxProgram.unpackedBelow(launch.home());
        List<String> command = new ArrayList<>(List.of(launch.python().toString(), "-m", module));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(launch.home().toFile());
        Map<String, String> environment = builder.environment();
        setPython(environment, program);
        setHub(environment, launch);
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            setLinux(environment, launch.home());
        }
        environment.putAll(launch.environment());
        return builder;
    }

    private static void setPython(Map<String, String> environment, Path program) {
        environment.remove("PYTHONHOME");
        environment.put("PYTHONPATH", program.toString());
        environment.put("PYTHONUNBUFFERED", "1");
        environment.put("PYTHONUTF8", "1");
        environment.put("PYTHONNOUSERSITE", "1");
        // Without it Python would look for modules in the working directory first.
        environment.put("PYTHONSAFEPATH", "1");
        environment.put("TOKENIZERS_PARALLELISM", "false");
    }

    private static void setHub(Map<String, String> environment, MlxLaunch launch) {
        String offline = launch.network() ? "0" : "1";
        environment.put("HF_HUB_OFFLINE", offline);
        environment.put("TRANSFORMERS_OFFLINE", offline);
        environment.put("HF_HOME", launch.home().resolve("huggingface").toString());
        environment.put("HF_HUB_DISABLE_TELEMETRY", "1");
        environment.put("HF_HUB_DISABLE_PROGRESS_BARS", "1");
        environment.put("HF_HUB_DISABLE_IMPLICIT_TOKEN", "1");
    }

    private static void setLinux(Map<String, String> environment, Path home) {
        // The first compilation costs about 23 s on the CPU backend and brings no speed.
        environment.put("MLX_DISABLE_COMPILE", "1");
        Optional<OpenBlas> openBlas = OpenBlas.unpackedBelow(home);
        openBlas.ifPresent(blas -> {
            String libraries =
                    blas.libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            environment.merge("LD_PRELOAD", libraries, (given, ours) -> ours + File.pathSeparator + given);
            // Two threads were erratic.
            environment.put("OPENBLAS_NUM_THREADS", "1");
        });
    }
}
