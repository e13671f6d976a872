package dev.modelgate.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Observation;
import dev.modelgate.contracts.Prompts;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Wire;
import dev.modelgate.mlx.MlxLaunch;
import dev.modelgate.mlx.benchmark.AbbaComparison;
import dev.modelgate.mlx.benchmark.GenerationBenchmark;
import dev.modelgate.mlx.benchmark.GenerationPath;
import dev.modelgate.testing.CommandDesk;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.machine.Machine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * 64 requests of 64 tokens through this service (command over Kafka, handler, journal on disk, observations over Kafka) beside as
 * many through bare mlx_lm, in blocks of fresh processes in the order A B B A. The model is a copy that knows no end of sequence,
 * so that every answer has its 64 tokens. Not a test: {@code docs/benchmarks.md} has the command that runs it.
 */
@QuarkusTest
@QuarkusTestResource(MlxResource.class)
@EnabledIfSystemProperty(named = "modelgate.benchmark", matches = "true")
class ServicePathBenchmark {
    private static final String MODEL = "pocket-qwen-endless";
    private static final int BLOCK = 32;
    private static final int TOKENS = 64;
    private static final int WARM_UPS = 4;

    @Inject
    WorkerConfig config;

    @Inject
    Machine machine;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @ConfigProperty(name = "modelgate.python")
    Path python;

    private final List<Double> beyondGeneration = new ArrayList<>();
    private int answers;
    private long tokens;

    /** A token that is never predicted takes the place of the end of sequence wherever mlx_lm may look for it. */
    @BeforeEach
    void makeTheModelEndless() throws IOException {
        Path endless = config.modelsFolder().resolve(MODEL);
        MlxResource.copy(config.modelsFolder().resolve("pocket-qwen"), endless);
        for (String file : List.of("config.json", "generation_config.json")) {
            ObjectNode settings =
                    (ObjectNode) Wire.mapper().readTree(endless.resolve(file).toFile());
            settings.put("eos_token_id", 0);
            Files.writeString(endless.resolve(file), settings.toString());
        }
        Path tokenizer = endless.resolve("tokenizer_config.json");
        ObjectNode settings = (ObjectNode) Wire.mapper().readTree(tokenizer.toFile());
        settings.put("eos_token", "<|endoftext|>");
        Files.writeString(tokenizer, settings.toString());
    }

    @Test
    void compare() throws Exception {
        List<Double> bare = new ArrayList<>(bareBlock());
        List<Double> service = new ArrayList<>(serviceBlock());
        service.addAll(serviceBlock());
        bare.addAll(bareBlock());

        AbbaComparison comparison = new AbbaComparison(bare, service);
        System.out.printf(
                Locale.ROOT,
                "bare mlx_lm %.2f ms, inference-service %.2f ms, ratio of medians %.3f (%d requests each, %.1f tokens each)%n",
                AbbaComparison.median(bare) * 1e3,
                AbbaComparison.median(service) * 1e3,
                comparison.ratioOfMedians(),
                bare.size(),
                (double) tokens / answers);
        // Both sides of this one lie in the same request, so the load of the machine hardly touches it.
        System.out.printf(
                Locale.ROOT,
                "of a request through the service, %.2f ms are spent outside generation%n",
                AbbaComparison.median(beyondGeneration) * 1e3);
    }

    private List<Double> bareBlock() throws Exception {
        List<Double> seconds = new ArrayList<>();
        MlxLaunch launch = MlxLaunch.with(python, config.home());
        try (GenerationPath path = GenerationBenchmark.bare(
                        launch, config.modelsFolder().resolve(MODEL), TOKENS)
                .start()) {
            List<List<JsonNode>> prompts = GenerationBenchmark.prompts(BLOCK);
            for (int i = 0; i < WARM_UPS; i++) {
                path.answer(prompts.get(i));
            }
            for (List<JsonNode> prompt : prompts) {
                long started = System.nanoTime();
                path.answer(prompt);
                seconds.add((System.nanoTime() - started) / 1e9);
            }
        }
        return seconds;
    }

    /** The time of a request is that between its answer's observation and the one before: all of the path is in it. */
    private List<Double> serviceBlock() throws Exception {
        List<Prompts.Query> queries = IntStream.range(0, WARM_UPS + BLOCK)
                .mapToObj(i -> new Prompts.Query("q" + i, prompt(Math.max(0, i - WARM_UPS))))
                .toList();
        Prompts prompts = new Prompts("benchmark", null, List.of(), queries);
        try (CommandDesk desk = new CommandDesk(servers, machine.name())) {
            Command command =
                    desk.command(new Task.AnswerQueries(ModelRef.parse("dir:" + MODEL), prompts, TOKENS, 0, 0));
            desk.send(command);
            assertThat(desk.await(command).result()).isInstanceOf(Result.Completed.class);
            return gaps(desk.observations(command).stream()
                    .filter(observation -> observation.fact() instanceof Fact.Answer)
                    .toList());
        }
    }

    private List<Double> gaps(List<Observation> observations) {
        List<Double> seconds = new ArrayList<>();
        for (int i = WARM_UPS; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            Fact.Answer answer = (Fact.Answer) observation.fact();
            Duration whole = Duration.between(observations.get(i - 1).at(), observation.at());
            seconds.add(whole.toNanos() / 1e9);
            beyondGeneration.add(whole.toNanos() / 1e9 - answer.seconds());
            answers++;
            tokens += answer.tokens().size();
        }
        return seconds;
    }

    private static String prompt(int number) {
        return GenerationBenchmark.prompts(number + 1)
                .getLast()
                .getFirst()
                .path("content")
                .asText();
    }
}
