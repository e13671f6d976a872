package dev.modelgate.mlx.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.modelgate.mlx.MlxLaunch;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Bare mlx_lm: {@code bare_benchmark.py} in a process with the same environment as the resident one. */
final class BarePath implements GenerationPath {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    BarePath(MlxLaunch launch, Path model, int maxTokens) throws IOException {
        process = launch.processOf(
                        "modelgate_mlx.bare_benchmark", model.toAbsolutePath().toString(), Integer.toString(maxTokens))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        requests = process.outputWriter();
        answers = process.inputReader();
    }

    @Override
    public int answer(List<JsonNode> messages) throws IOException {
        requests.write(JSON.writeValueAsString(messages));
        requests.newLine();
        requests.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("Bare mlx_lm ended before it answered.");
        }
        return JSON.readTree(line).path("tokens").asInt();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        requests.close();
        answers.close();
    }
}
