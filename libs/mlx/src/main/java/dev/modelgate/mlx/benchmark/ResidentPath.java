package dev.modelgate.mlx.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.modelgate.mlx.CallLimits;
import dev.modelgate.mlx.MlxLaunch;
import dev.modelgate.mlx.MlxProcess;
import dev.modelgate.mlx.MlxRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The resident process behind its driver, as the inference service uses it. */
final class ResidentPath implements GenerationPath {

    private static final CallLimits LIMITS = CallLimits.within(Duration.ofMinutes(10));

    private final MlxProcess process;
    private final int maxTokens;

    ResidentPath(MlxLaunch launch, Path model, int maxTokens) {
        this.maxTokens = maxTokens;
        process = MlxProcess.start(launch);
        process.call(new MlxRequest.Load(model), LIMITS);
    }

    @Override
    public int answer(List<JsonNode> messages) {
        return process.call(new MlxRequest.Generate(messages, List.of(), maxTokens, 0, 0), LIMITS)
                .tokenIds()
                .size();
    }

    @Override
    public void close() {
        process.close();
    }
}
