package dev.modelgate.mlx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelgate.mlx.environment.MlxEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The real Python program, in the environment that the product uses (made if it is not there), and a tiny model that the
 * Python tests' script makes.
 */
public final class TinyMlx {

    public static final CallLimits LIMITS = CallLimits.within(Duration.ofSeconds(60));
    private static final Path HOME = Path.of(System.getProperty("modelgate.root"), ".modelgate");
    private static final Path PYTHON_FOLDER = Path.of(System.getProperty("basedir"), "python");

    private TinyMlx() {}

    public static MlxLaunch launch() throws Exception {
        return MlxLaunch.with(MlxEnvironment.below(HOME).ensure(System.out::println), HOME);
    }

    public static MlxProcess start() throws Exception {
        return MlxProcess.start(launch());
    }

    /** A tiny model in {@code folder}/tiny, and a dataset in {@code folder}/rows. */
    public static void makeModelAndRows(Path folder) throws Exception {
        String script =
                "import sys; from pathlib import Path; from tests import tiny_model; folder = Path(sys.argv[1]); "
                        + "tiny_model.make(folder / 'tiny'); tiny_model.write_rows(folder / 'rows')";
        Process process = new ProcessBuilder(launch().python().toString(), "-c", script, folder.toString())
                .directory(PYTHON_FOLDER.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("The tiny model could not be made.");
        }
    }

    public static List<JsonNode> conversation(String question) {
        return List.of(JsonNodeFactory.instance.objectNode().put("role", "user").put("content", question));
    }

    public static MlxRequest.Generate generate(int maxTokens) {
        return new MlxRequest.Generate(conversation("show its first lines"), List.of(), maxTokens, 0, 0);
    }

    /** More tokens than any test waits for. */
    public static MlxRequest.Generate generateEndlessly() {
        return generate(1_000_000);
    }

    public static MlxRequest.Train train(Path folder, String adapter, int iterations, double learningRate) {
        return new MlxRequest.Train(
                folder.resolve("tiny"),
                folder.resolve("rows"),
                folder.resolve(adapter),
                iterations,
                2,
                learningRate,
                2,
                3,
                false,
                256,
                1,
                4,
                MlxRequest.LoraParameters.DEFAULTS);
    }
}
