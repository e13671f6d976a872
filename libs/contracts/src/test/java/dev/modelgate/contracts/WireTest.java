package dev.modelgate.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void aCommandSurvivesTheWireWithItsTask() throws Exception {
        // Given
        Instruction command = new Command(
                CommandId.of("e", "smoke-test", "prepare", 1),
                "e",
                "smoke-test",
                "prepare",
                1,
                "mini",
                NOON,
                NOON.plusSeconds(60),
                30,
                new Task.PrepareModel(ModelRef.parse("hf:mistralai/Devstral@main"), 5, 64, "bfloat16"));

        // When
        String json = Wire.write(command);

        // Then
        assertThat(json).contains("\"type\":\"command\"", "\"type\":\"prepare-model\"", "hf:mistralai/Devstral@main");
        assertThat(Wire.read(json.getBytes(StandardCharsets.UTF_8), Instruction.class))
                .isEqualTo(command);
    }

    @Test
    void anObservationAndAnOutcomeSurviveTheWire() throws Exception {
        Observation observation =
                new Observation("c", "e", 1, NOON, new Fact.Weights(10, 20, 5.5, 1.25, Map.of("BF16", 3L)));
        Outcome outcome = new Outcome(
                "c", "e", "mini", "i", NOON, NOON, 1, new Result.WorkerFailed("The folder is missing.", false, true));

        assertThat(Wire.read(Wire.write(observation).getBytes(StandardCharsets.UTF_8), Observation.class))
                .isEqualTo(observation);
        assertThat(Wire.read(Wire.write(outcome).getBytes(StandardCharsets.UTF_8), Outcome.class))
                .isEqualTo(outcome);
    }

    @Test
    void aDelimiterSaysNothingThatFollowsFromItsIds() {
        String json = Wire.write(new Fact.Delimiter("[ARGS]", List.of(32), List.of("[ARGS]"), true));

        assertThat(json).doesNotContain("single");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"type\":\"nothing\"}",
                "{\"type\":\"command\",\"attempt\":\"x\"}",
                "\u0000"
            })
    void whatIsNoMessageIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Wire.read(text.getBytes(StandardCharsets.UTF_8), Instruction.class))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("The message is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hf:a", "hf:a/b/c", "hf:../b", "dir:../x", "dir:a/b", "dir:", "artifact:..", "x", "ftp:a"})
    void aModelThatCouldLeaveItsFolderIsRefused(String text) {
        assertThatThrownBy(() -> ModelRef.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRepeatedCommandHasTheSameIdAndTheNextAttemptAnother() {
        assertThat(CommandId.of("e", "g", "s", 1)).isEqualTo(CommandId.of("e", "g", "s", 1));
        assertThat(CommandId.of("e", "g", "s", 2)).isNotEqualTo(CommandId.of("e", "g", "s", 1));
    }
}
