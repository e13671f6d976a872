package dev.modelgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.cli.client.PlanRequest;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The shipped plans for the pocket models, wholly. The artifacts that they leave make all that follows fast. */
@Order(1)
@RunningStack.Needed
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PocketIT {
    private final Evaluations evaluations;

    PocketIT(RunningStack stack) {
        this.evaluations = stack.evaluations();
    }

    @Test
    @Order(1)
    void pocketIsCarriedOutToDeploy() {
        // When
        Decided decided = evaluations.run(PlanRequest.named("pocket"));

        // Then
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("DEPLOY");
        assertThat(decided.decidedBy()).isEqualTo("full-conversion");
        assertThat(decided.reasons()).isNotEmpty();
        assertThat(decided.verdicts()).hasSize(6).containsOnly("PASS");
        assertThat(decided.criteria()).hasSizeGreaterThan(15).allSatisfy(criterion -> {
            assertThat(criterion.get("observed").isNull())
                    .as(criterion.toString())
                    .isFalse();
            assertThat(criterion.get("holds").asBoolean())
                    .as(criterion.toString())
                    .isTrue();
        });
        logsSayWhatAPersonNeeds(evaluations.logs(decided.id()));
        reportShowsBothSides(evaluations.controller().report(decided.id()));
    }

    @Test
    @Order(2)
    void pocketLiteralStopsAtItsTokenizer() {
        // When
        Decided decided = evaluations.run(PlanRequest.named("pocket-literal"));

        // Then
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("STOP");
        assertThat(decided.decidedBy()).isEqualTo("tokenizer");
        assertThat(decided.verdict("tokenizer")).isEqualTo("FAIL");
        assertThat(decided.stepsAfter("tokenizer")).isNotEmpty().allSatisfy(step -> {
            assertThat(step.get("state").asText()).isEqualTo("PENDING");
            assertThat(step.get("attempt").asInt()).isZero();
        });
        Map<String, String> logs = evaluations.logs(decided.id());
        assertThat(logs).containsOnlyKeys("gate0-tokenizer.txt");
        assertThat(logs.get("gate0-tokenizer.txt"))
                .containsPattern("\\[TOOL_CALLS\\] +\\[\\d+\\] +single token")
                .containsPattern("\\[/TOOL_CALLS\\] +\\[\\d+, \\d+.*\\d+ tokens .*, not used by the dialect");
        assertThat(evaluations.controller().report(decided.id()))
                .contains("Lessons")
                .containsPattern("\\[/TOOL_CALLS\\] is \\d+ tokens: \\[\\d+, \\d+");
    }

    @Test
    @Order(3)
    void whatHasBeenMadeOnceIsAnsweredFromItsArtifact() {
        // When
        Decided decided = evaluations.run(PocketPlan.as("pocket-again")
                .gates("small-lora")
                .first(
                        "small-lora",
                        "{id: base, prepare: {model: candidate, bits: 5, groupSize: 64, dtype: float32, as: candidate-5bit}}")
                .without("small-lora", "before", "queries", "prepare")
                .thenDecisionAndLastGate()
                .request());

        // Then
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("DEPLOY");
        for (String step : new String[] {"base", "convert", "train", "fuse"}) {
            assertThat(decided.step("small-lora", step).get("detail").asText())
                    .as(step)
                    .isEqualTo("answered from an artifact");
        }
        assertThat(evaluations.logs(decided.id()).get("gate0-training.txt"))
                .as("what was observed when it was made")
                .contains("training loss", "validation loss");
    }

    private static void logsSayWhatAPersonNeeds(Map<String, String> logs) {
        assertThat(logs)
                .containsKeys(
                        "gate0-tokenizer.txt",
                        "gate1-smoke-test.txt",
                        "gate2-latency.txt",
                        "gate3-zero-shot.txt",
                        "gate4-training.txt",
                        "gate4-validation.txt");
        assertThat(logs.values())
                .allSatisfy(log -> assertThat(log).contains("Verdict: PASS").doesNotContain("Nothing was observed"));
        assertThat(logs.get("gate0-tokenizer.txt")).containsPattern("\\[TOOL_CALLS\\] +\\[\\d+\\] +single token");
        assertThat(logs.get("gate1-smoke-test.txt"))
                .contains("bits per weight", "cold load:", "def ", "python: valid", "peak memory:");
        assertThat(logs.get("gate2-latency.txt"))
                .contains("latency-1 (warm-up, not counted)", "TTFT")
                .containsPattern("latency-5: [\\d.]+ s");
        assertThat(logs.get("gate3-zero-shot.txt")).contains("asked:  ", "answer: ", "[TOOL_CALLS]", "zero-shot-5");
        assertThat(logs.get("gate4-training.txt"))
                .containsPattern("train: \\d+ rows in, 100 converted")
                .containsPattern("iteration 50: training loss [\\d.]+")
                // Measured before the step of that number, after 49.
                .containsPattern("iteration 49: validation loss [\\d.]+");
        assertThat(logs.get("gate4-validation.txt")).contains("[right] validation-", "execute_code", "== before");
    }

    private static void reportShowsBothSides(String report) {
        assertThat(report)
                .contains("DEPLOY", "Candidate and baseline")
                .as("at most one right before LoRA, beside what was right after it")
                .containsPattern(
                        "\\| small-lora +\\| right answers to pocket-validation +\\| [01] of 10 +\\| \\d+ of 10 +\\|")
                .as("the candidate beside the baseline")
                .containsPattern(
                        "\\| full-conversion +\\| right answers to pocket-house +\\| +\\| \\d+ of 40 +\\| \\d+ of 40 +\\|")
                .containsPattern(
                        "\\| full-conversion +\\| mean-seconds in pocket-latency +\\| +\\| [\\d.]+ s +\\| [\\d.]+ s +\\|");
    }
}
