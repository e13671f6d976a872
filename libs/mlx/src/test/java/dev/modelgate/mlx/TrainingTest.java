package dev.modelgate.mlx;

import static dev.modelgate.mlx.TinyMlx.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Training, fusing and quantising the tiny model with the real program. */
@Timeout(180)
class TrainingTest {

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeModel() throws Exception {
        TinyMlx.makeModelAndRows(folder);
    }

    @Test
    void aSeededRepeatInAFreshProcessGivesTheSameAdapter() throws Exception {
        train(TinyMlx.train(folder, "first", 6, 1e-3));
        train(TinyMlx.train(folder, "second", 6, 1e-3));

        for (String file : List.of("adapters.safetensors", "adapter_config.json")) {
            assertThat(folder.resolve("second").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("first").resolve(file));
        }
    }

    @Test
    void lossesComeAsTheyAreMadeAndFall() throws Exception {
        List<MlxEvent> events = train(TinyMlx.train(folder, "falling", 8, 1e-3));

        List<Double> validation = validationLosses(events);
        assertThat(validation).hasSize(3); // before the first update, before the 4th, before the last
        assertThat(validation.getLast()).isLessThan(validation.getFirst());
        assertThat(trainLosses(events)).hasSize(8).allSatisfy(loss -> {
            assertThat(loss.finite()).isTrue();
            assertThat(loss.tokensPerSecond()).isPositive();
        });
    }

    @Test
    void learningRateZeroKeepsTheValidationLoss() throws Exception {
        List<MlxEvent> events = train(TinyMlx.train(folder, "still", 4, 0));

        assertThat(validationLosses(events).stream().distinct()).hasSize(1);
    }

    @Test
    void stopsAtTheFirstLossThatIsNotFiniteAndWritesNoAdapter() throws Exception {
        List<MlxEvent> events = new ArrayList<>();
        try (MlxProcess process = TinyMlx.start()) {
            MlxResult.Trained trained = process.call(TinyMlx.train(folder, "diverged", 50, 1e38), LIMITS, events::add);

            assertThat(trained.completed()).isFalse();
            assertThat(trained.stopped()).isEqualTo("non-finite-loss");
            assertThat(trained.iterations()).isLessThan(50);
        }
        assertThat(folder.resolve("diverged")).doesNotExist();
        assertThat(events.stream()
                        .filter(event -> event instanceof MlxEvent.TrainLoss loss && !loss.finite()
                                || event instanceof MlxEvent.ValidationLoss other && !other.finite()))
                .hasSize(1);
    }

    @Test
    void aCancelledTrainingLeavesNothing() throws Exception {
        try (MlxProcess process = TinyMlx.start()) {
            List<MlxCall<?>> running = new ArrayList<>();
            MlxCall<?> call = process.submit(TinyMlx.train(folder, "cancelled", 100_000, 1e-4), event -> {
                if (event instanceof MlxEvent.TrainLoss) {
                    running.getFirst().cancel();
                }
            });
            running.add(call);

            assertThatThrownBy(() -> call.await(LIMITS)).isInstanceOf(MlxException.Cancelled.class);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().contains("cancelled")))
                    .isEmpty();
        }
    }

    @Test
    void anAdapterIsFusedAndTheResultQuantised() throws Exception {
        train(TinyMlx.train(folder, "adapter", 4, 1e-3));
        try (MlxProcess process = TinyMlx.start()) {
            MlxResult.Fused fused = process.call(
                    new MlxRequest.Fuse(
                            folder.resolve("tiny"), folder.resolve("adapter"), folder.resolve("fused"), true),
                    LIMITS);
            MlxResult.Prepared prepared = process.call(
                    new MlxRequest.Prepare(
                            folder.resolve("fused"), folder.resolve("fused-5bit"), 5, 64, Optional.of("float32")),
                    LIMITS);

            assertThat(fused.fusedLayers()).isEqualTo(14);
            assertThat(fused.bitsPerWeight()).isEqualTo(32);
            // 5 bits, and a scale and a bias of 32 bits for each 64 weights; norms are not quantised.
            assertThat(prepared.bitsPerWeight()).isBetween(6.0, 6.2);
            assertThat(prepared.parameters()).isEqualTo(fused.parameters());
            assertThat(prepared.bytesOnDisk()).isLessThan(fused.bytesOnDisk());
        }
    }

    @Test
    void moreLayersThanTheModelHasAreRefused() throws Exception {
        MlxRequest.Train few = TinyMlx.train(folder, "layers", 1, 1e-4);
        MlxRequest.Train many = new MlxRequest.Train(
                few.model(), few.data(), few.adapter(), 1, 1, 1e-4, 99, 0, false, 256, 1, 1, few.lora());
        try (MlxProcess process = TinyMlx.start()) {
            assertThatThrownBy(() -> process.call(many, LIMITS))
                    .isInstanceOf(MlxException.InputFault.class)
                    .hasMessage("'layers' is 99, but the model has only 2.");
        }
    }

    private static List<MlxEvent> train(MlxRequest.Train request) throws Exception {
        List<MlxEvent> events = new ArrayList<>();
        try (MlxProcess process = TinyMlx.start()) {
            assertThat(process.call(request, LIMITS, events::add).completed()).isTrue();
        }
        return events;
    }

    private static List<Double> validationLosses(List<MlxEvent> events) {
        return events.stream()
                .filter(MlxEvent.ValidationLoss.class::isInstance)
                .map(event -> ((MlxEvent.ValidationLoss) event).loss().orElseThrow())
                .toList();
    }

    private static List<MlxEvent.TrainLoss> trainLosses(List<MlxEvent> events) {
        return events.stream()
                .filter(MlxEvent.TrainLoss.class::isInstance)
                .map(MlxEvent.TrainLoss.class::cast)
                .toList();
    }
}
