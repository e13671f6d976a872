package dev.modelgate.inference;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Prompts;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.contracts.Wire;
import dev.modelgate.mlx.machine.MachineLease;
import dev.modelgate.testing.CommandDesk;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.machine.Machine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real service over a real broker, with the real Python program and a pocket model. */
@QuarkusTest
@QuarkusTestResource(MlxResource.class)
class InferenceServiceTest {
    private static final ModelRef POCKET = ModelRef.parse("dir:pocket-qwen");

    @Inject
    WorkerConfig config;

    @Inject
    Machine machine;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private CommandDesk desk;

    @BeforeEach
    void connect() {
        desk = new CommandDesk(servers, machine.name());
    }

    @AfterEach
    void disconnect() {
        desk.close();
    }

    @Test
    void smokeTestLoadsColdAnswersAndWeighs() throws Exception {
        CommandDesk.Run run =
                desk.run(new Task.SmokeTest(POCKET, "Write a Python function to check if a number is prime:", 100));

        assertThat(run.result()).isEqualTo(new Result.Completed(null, false));
        assertThat(run.one(Fact.Versions.class).versions()).containsKeys("mlx", "mlx_lm", "python", "os", "backend");
        assertThat(run.one(Fact.Loaded.class).seconds()).isPositive();
        Fact.Answer answer = run.one(Fact.Answer.class);
        assertThat(answer.query()).isEqualTo("smoke");
        assertThat(answer.tokenSeconds()).hasSameSizeAs(answer.tokens()).isSorted();
        assertThat(answer.firstTokenSeconds()).isEqualTo(answer.tokenSeconds().getFirst());
        assertThat(run.one(Fact.PythonSyntax.class).query()).isEqualTo("smoke");
        assertThat(run.one(Fact.PythonSyntax.class).detail()).isNotBlank();
        assertThat(run.one(Fact.Memory.class).bytes()).isPositive();
        assertThat(run.one(Fact.Memory.class).mlxBytes()).isPositive();
    }

    @Test
    void latencyKeepsWarmUpsApart() throws Exception {
        CommandDesk.Run run = desk.run(new Task.MeasureLatency(POCKET, prompts(3), 8, 2));

        List<Fact.Answer> answers = run.all(Fact.Answer.class);
        assertThat(answers).extracting(Fact.Answer::warmup).containsExactly(true, true, false, false, false);
        assertThat(answers).extracting(Fact.Answer::query).containsExactly("q1", "q2", "q1", "q2", "q3");
        assertThat(answers).allSatisfy(answer -> assertThat(answer.tokens()).hasSizeBetween(1, 8));
    }

    @Test
    void queriesAreAnsweredRawAndTheSameAgain() throws Exception {
        Task task = new Task.AnswerQueries(POCKET, prompts(2), 12, 0, 7);

        CommandDesk.Run first = desk.run(task);
        CommandDesk.Run second = desk.run(task);

        assertThat(first.all(Fact.Answer.class)).extracting(Fact.Answer::query).containsExactly("q1", "q2");
        assertThat(second.all(Fact.Answer.class).stream().map(Fact.Answer::tokens))
                .containsExactlyElementsOf(first.all(Fact.Answer.class).stream()
                        .map(Fact.Answer::tokens)
                        .toList());
        assertThat(first.all(Fact.Progress.class)).last().isEqualTo(new Fact.Progress(2, 2, "queries"));
    }

    @Test
    void aMissingModelIsTheMachinesLack() throws Exception {
        CommandDesk.Run run = desk.run(new Task.SmokeTest(ModelRef.parse("dir:nowhere"), "Hello", 4));

        assertThat(run.result())
                .isEqualTo(new Result.WorkerFailed(
                        "The model dir:nowhere is not on this machine: there is no folder "
                                + config.modelsFolder().resolve("nowhere") + ".",
                        false,
                        true));
    }

    @Test
    void aDamagedModelIsTheModelsFault() throws Exception {
        Path damaged = config.modelsFolder().resolve("damaged");
        MlxResource.copy(config.modelsFolder().resolve("pocket-qwen"), damaged);
        Files.writeString(damaged.resolve("config.json"), "{");
        Path empty = config.modelsFolder().resolve("weightless");
        MlxResource.copy(config.modelsFolder().resolve("pocket-qwen"), empty);
        Files.delete(empty.resolve("model.safetensors"));

        Result noConfig = desk.run(new Task.SmokeTest(ModelRef.parse("dir:damaged"), "Hello", 4))
                .result();
        Result noWeights = desk.run(new Task.SmokeTest(ModelRef.parse("dir:weightless"), "Hello", 4))
                .result();

        assertThat(noConfig)
                .isInstanceOfSatisfying(
                        Result.ModelFailed.class,
                        failed -> assertThat(failed.reason()).contains("config.json"));
        assertThat(noWeights)
                .isInstanceOfSatisfying(
                        Result.ModelFailed.class,
                        failed -> assertThat(failed.reason()).contains("weightless"));
    }

    @Test
    void codeInAModelsFolderIsNeverRun() throws Exception {
        // Given
        Path trapped = config.modelsFolder().resolve("trapped");
        Path sprung = config.modelsFolder().resolve("sprung");
        MlxResource.copy(config.modelsFolder().resolve("pocket-qwen"), trapped);
        Files.writeString(
                trapped.resolve("trap.py"),
                "open(" + Wire.write(sprung.toString()) + ", 'w').close()\nclass Trap: pass\n");
        addAutoMap(trapped.resolve("config.json"), "AutoConfig", "AutoModelForCausalLM");
        addAutoMap(trapped.resolve("tokenizer_config.json"), "AutoTokenizer");
        ObjectNode configuration = (ObjectNode)
                Wire.mapper().readTree(trapped.resolve("config.json").toFile());
        configuration.put("model_file", "trap.py");
        Wire.mapper().writeValue(trapped.resolve("config.json").toFile(), configuration);

        // When
        Result result = desk.run(new Task.SmokeTest(ModelRef.parse("dir:trapped"), "Hello", 4))
                .result();

        // Then
        assertThat(sprung).doesNotExist();
        assertThat(result).isInstanceOfAny(Result.Completed.class, Result.ModelFailed.class);
    }

    @Test
    void aJobWaitsUntilTheAcceleratorIsFree() throws Exception {
        // Given
        MachineLease held = MachineLease.tryAcquire(config.home().resolve("accelerator.lock"))
                .orElseThrow();
        Command command = desk.command(new Task.AnswerQueries(POCKET, prompts(1), 4, 0, 0));
        desk.send(command);

        // When
        desk.awaitFact(command, new Fact.Progress(0, 0, "waiting for the accelerator")::equals);
        held.close();

        // Then
        assertThat(desk.await(command).result()).isEqualTo(new Result.Completed(null, false));
    }

    @Test
    void livesWithoutSayingAnythingOfTheBroker() {
        given().when().get("/q/health/live").then().statusCode(200);
        given().when().get("/q/metrics").then().statusCode(200);
    }

    private static void addAutoMap(Path file, String... classes) throws Exception {
        ObjectNode json = (ObjectNode) Wire.mapper().readTree(file.toFile());
        ObjectNode map = json.putObject("auto_map");
        for (String name : classes) {
            map.put(name, "trap.Trap");
        }
        Wire.mapper().writeValue(file.toFile(), json);
    }

    private static Prompts prompts(int queries) {
        ObjectNode schema = Wire.mapper().createObjectNode().put("type", "object");
        schema.putObject("properties").putObject("path").put("type", "string");
        return new Prompts(
                "test",
                "You are a helpful assistant.",
                List.of(new ToolSpec("read_text_file", "Reads a file.", schema)),
                IntStream.rangeClosed(1, queries)
                        .mapToObj(i -> new Prompts.Query("q" + i, "Read notes-" + i + ".txt"))
                        .toList());
    }
}
