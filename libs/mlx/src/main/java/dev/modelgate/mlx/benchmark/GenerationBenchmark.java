package dev.modelgate.mlx.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.modelgate.mlx.MlxLaunch;
import dev.modelgate.mlx.environment.MlxEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Compares the driver's path with bare mlx_lm: {@code GenerationBenchmark HOME MODEL [REQUESTS [TOKENS]]}, by default 64
 * requests of 64 tokens, half of them in each block.
 */
public final class GenerationBenchmark {

    private static final int REQUESTS = 64;
    private static final int TOKENS = 64;

    private GenerationBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path model = Path.of(arguments[1]);
        int requests = arguments.length > 2 ? Integer.parseInt(arguments[2]) : REQUESTS;
        int tokens = arguments.length > 3 ? Integer.parseInt(arguments[3]) : TOKENS;
        MlxLaunch launch = MlxLaunch.with(MlxEnvironment.below(home).ensure(System.out::println), home);

        AbbaComparison comparison = AbbaComparison.run(
                bare(launch, model, tokens), () -> new ResidentPath(launch, model, tokens), prompts(requests / 2));

        System.out.printf(
                Locale.ROOT,
                "bare mlx_lm %.2f ms, driver %.2f ms, ratio of medians %.3f (%d requests each, at most %d tokens)%n",
                AbbaComparison.median(comparison.bareSeconds()) * 1e3,
                AbbaComparison.median(comparison.otherSeconds()) * 1e3,
                comparison.ratioOfMedians(),
                comparison.bareSeconds().size(),
                tokens);
    }

    /** Bare mlx_lm, for a comparison with any other path. */
    public static GenerationPath.Factory bare(MlxLaunch launch, Path model, int maxTokens) {
        return () -> new BarePath(launch, model, maxTokens);
    }

    /** So many different short conversations. */
    public static List<List<JsonNode>> prompts(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> List.<JsonNode>of(JsonNodeFactory.instance
                        .objectNode()
                        .put("role", "user")
                        .put("content", "Write a Python function to check if the number %d is prime:".formatted(i))))
                .toList();
    }
}
