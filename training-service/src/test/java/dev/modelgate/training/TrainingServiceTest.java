package dev.modelgate.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Command;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.ModelRef;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.TrainingOptions;
import dev.modelgate.testing.CommandDesk;
import dev.modelgate.worker.WorkerConfig;
import dev.modelgate.worker.machine.Machine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real service over a real broker, with the real Python program and a pocket model. */
@QuarkusTest
@QuarkusTestResource(MlxResource.class)
class TrainingServiceTest {
    private static final ModelRef POCKET = ModelRef.parse("dir:pocket-mistral");

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
    void aModelIsPreparedTrainedFusedAndPreparedAgain() throws Exception {
        // Prepared
        Task.PrepareModel prepare = new Task.PrepareModel(POCKET, 5, 64, "float32");
        CommandDesk.Run prepared = desk.run(prepare);
        Artifact model = artifact(prepared);
        assertThat(model.kind()).isEqualTo(Artifact.Kind.MODEL);
        Fact.Weights weights = prepared.one(Fact.Weights.class);
        assertThat(weights.bitsPerWeight()).isBetween(5.0, 7.0);
        assertThat(weights.bytes())
                .isEqualTo(
                        Files.size(config.artifactsFolder().resolve(model.key()).resolve("model.safetensors")));
        assertThat(weights.sourceTypes()).containsOnlyKeys("F32");
        assertThat(prepared.one(Fact.Versions.class).versions()).containsKeys("mlx", "mlx_lm");

        // Asked for again: the same artifact with the same facts, and no time spent
        CommandDesk.Run again = desk.run(prepare);
        assertThat(again.result()).isEqualTo(new Result.Completed(model, true));
        assertThat(again.one(Fact.Weights.class).seconds()).isZero();
        assertThat(again.one(Fact.Weights.class).bytes()).isEqualTo(weights.bytes());

        // Trained
        CommandDesk.Run trained = desk.run(new Task.TrainAdapter(POCKET, MlxResource.DATASET, options(4, 1e-3)));
        Artifact adapter = artifact(trained);
        assertThat(adapter.kind()).isEqualTo(Artifact.Kind.ADAPTER);
        assertThat(trained.all(Fact.TrainingLoss.class))
                .extracting(Fact.TrainingLoss::iteration)
                .containsExactly(1, 2, 3, 4);
        List<Fact.ValidationLoss> validation = trained.all(Fact.ValidationLoss.class);
        assertThat(validation.getFirst().iteration()).isZero();
        assertThat(validation.getLast().loss()).isLessThan(validation.getFirst().loss());

        // Fused, without quantisation
        CommandDesk.Run fused = desk.run(new Task.FuseAdapter(POCKET, adapter.key()));
        assertThat(fused.one(Fact.Weights.class).bitsPerWeight()).isEqualTo(32.0);

        // Prepared again: another source, another artifact
        CommandDesk.Run end = desk.run(
                new Task.PrepareModel(new ModelRef.Artifact(artifact(fused).key()), 5, 64, "float32"));
        assertThat(artifact(end).key()).isNotEqualTo(model.key());
    }

    @Test
    void fp8TensorsAreRefusedBeforeTheyBecomeGarbage() throws Exception {
        Path folder = config.modelsFolder().resolve("fp8");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), "{\"model_type\":\"mistral\"}");
        byte[] header =
                "{\"w\":{\"dtype\":\"F8_E4M3\",\"shape\":[4],\"data_offsets\":[0,4]}}".getBytes(StandardCharsets.UTF_8);
        Files.write(
                folder.resolve("model.safetensors"),
                ByteBuffer.allocate(8 + header.length + 4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(header.length)
                        .put(header)
                        .array());

        CommandDesk.Run run = desk.run(new Task.PrepareModel(ModelRef.parse("dir:fp8"), 5, 64, "float32"));

        assertThat(run.result())
                .isEqualTo(new Result.ModelFailed(
                        "The model holds FP8 tensors (1 of type F8_E4M3), which the conversion would turn into garbage; "
                                + "start from a BF16 copy."));
    }

    @Test
    void aDatasetWithoutRowsOrThatIsNotThereIsNobodysModelsFault() throws Exception {
        Result empty = desk.run(new Task.TrainAdapter(POCKET, MlxResource.EMPTY_DATASET, options(1, 1e-4)))
                .result();
        Result unknown = desk.run(new Task.TrainAdapter(POCKET, "unknown", options(1, 1e-4)))
                .result();
        Result adapter = desk.run(new Task.FuseAdapter(POCKET, "unknown")).result();

        assertThat(empty)
                .isEqualTo(new Result.WorkerFailed(
                        "The dataset has no rows in train.jsonl, so there is nothing to train on.", false, false));
        assertThat(unknown).isInstanceOfSatisfying(Result.WorkerFailed.class, failed -> {
            assertThat(failed.retryable()).isFalse();
            assertThat(failed.reason()).startsWith("The converter answered 404");
        });
        assertThat(adapter)
                .isEqualTo(new Result.WorkerFailed(
                        "There is no artifact unknown on this machine: the step that makes it has not run here.",
                        false,
                        true));
    }

    @Test
    void aPythonProcessThatDiesIsTheMachinesFaultAndLeavesTheAcceleratorFree() throws Exception {
        // Given
        Command command = desk.command(new Task.TrainAdapter(POCKET, MlxResource.DATASET, options(1_000_000, 1e-5)));
        desk.send(command);
        desk.awaitFact(command, Fact.TrainingLoss.class::isInstance);

        // When
        assertThat(pythonProcesses()).hasSize(1).allMatch(ProcessHandle::destroyForcibly);

        // Then
        assertThat(desk.await(command).result())
                .isEqualTo(new Result.WorkerFailed(
                        "The MLX process ended with exit code 137 (it was killed, as systems do when memory is exhausted).",
                        true,
                        false));
        assertThat(desk.run(new Task.PrepareModel(POCKET, 4, 64, "float32")).result())
                .isInstanceOf(Result.Completed.class);
        assertThat(pythonProcesses()).isEmpty();
    }

    private static List<ProcessHandle> pythonProcesses() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").contains("python"))
                .toList();
    }

    private static Artifact artifact(CommandDesk.Run run) {
        assertThat(run.result()).isInstanceOf(Result.Completed.class);
        return ((Result.Completed) run.result()).artifact();
    }

    private static TrainingOptions options(int iterations, double learningRate) {
        return new TrainingOptions(iterations, 1, learningRate, 2, 8, 20.0, 0, false, 256, 2, 1, 3);
    }
}
