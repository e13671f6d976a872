package dev.modelgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.cli.client.CommitMode;
import dev.modelgate.cli.client.PlanRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Bad models, bad data and processes that die: a verdict each, in words, and FAIL only where the model is to blame. */
@Order(3)
@RunningStack.Needed
class TroubleIT {
    private static final String TRAINING = "training-service";

    private final RunningStack stack;
    private final Evaluations evaluations;
    private final Workspace workspace;

    TroubleIT(RunningStack stack) {
        this.stack = stack;
        this.evaluations = stack.evaluations();
        this.workspace = stack.workspace();
    }

    @Test
    void aModelThatIsNotThereMakesTheEvaluationInvalid() {
        Decided decided = evaluations.run(PocketPlan.as("pocket-missing")
                .gates("tokenizer")
                .top("candidate: {model: \"dir:nowhere\", dialect: mistral-v13}")
                .thenDecisionAndLastGate()
                .request());

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("INVALID");
        assertThat(decided.decidedBy()).isEqualTo("tokenizer");
        assertThat(decided.reasons()).anySatisfy(reason -> assertThat(reason).contains("nowhere"));
    }

    @Test
    void weightsThatAreCutOffAreTheModelsFault() throws Exception {
        // Given
        Workspace.truncate(workspace.candidateAs("cut-off").resolve("model.safetensors"));

        // When
        Decided decided = evaluations.run(PocketPlan.as("pocket-cut-off")
                .gates("smoke-test")
                .top("candidate: {model: \"dir:cut-off\", dialect: mistral-v13}")
                .thenDecisionAndLastGate()
                .request());

        // Then
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("STOP");
        assertThat(decided.verdict("smoke-test")).isEqualTo("FAIL");
        assertThat(decided.step("smoke-test", "prepare").get("attempt").asInt()).isEqualTo(1);
        assertThat(decided.reasons()).anySatisfy(reason -> assertThat(reason).contains("model.safetensors"));
    }

    @Test
    void aTokenizerThatCannotBeReadIsTheModelsFault() throws Exception {
        // Given
        Workspace.truncate(workspace.candidateAs("no-tokenizer").resolve("tokenizer.json"));

        // When
        Decided decided = evaluations.run(PocketPlan.as("pocket-no-tokenizer")
                .gates("tokenizer")
                .top("candidate: {model: \"dir:no-tokenizer\", dialect: mistral-v13}")
                .thenDecisionAndLastGate()
                .request());

        // Then
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("STOP");
        assertThat(decided.verdict("tokenizer")).isEqualTo("FAIL");
        assertThat(decided.reasons()).anySatisfy(reason -> assertThat(reason).contains("tokenizer.json"));
    }

    @Test
    void aDatasetWithoutRowsMakesTheEvaluationInvalid() throws Exception {
        // Given
        Files.createFile(workspace.data().resolve("empty.jsonl"));

        // When
        Decided decided = evaluations.run(PocketPlan.as("pocket-no-rows")
                .gates("small-lora")
                .without("small-lora", "before")
                .top("datasets: {pocket: {train: empty.jsonl, valid: empty.jsonl, dialect: qwen-xml}}")
                .thenDecisionAndLastGate()
                .request());

        // Then
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("INVALID");
        assertThat(decided.decidedBy()).isEqualTo("small-lora");
        assertThat(decided.step("small-lora", "convert").get("attempt").asInt()).isEqualTo(1);
        assertThat(decided.reasons()).anySatisfy(reason -> assertThat(reason).contains("empty.jsonl"));
    }

    @Test
    void codeInAModelsFolderIsNeverRun() throws Exception {
        // Given a model that brings code along, by every door that there is
        Path folder = workspace.candidateAs("with-code");
        Path marker = workspace.home().resolve("code-was-run");
        Files.writeString(
                folder.resolve("modeling_pocket.py"),
                "import pathlib\npathlib.Path(%s).touch()\n".formatted(quoted(marker)));
        Workspace.patch(folder.resolve("config.json"), """
                {"auto_map": {"AutoConfig": "modeling_pocket.Config", "AutoModelForCausalLM": "modeling_pocket.Model",
                              "AutoTokenizer": ["modeling_pocket.Tokenizer", null]}}
                """);
        Workspace.patch(
                folder.resolve("tokenizer_config.json"),
                "{\"auto_map\": {\"AutoTokenizer\": [\"modeling_pocket.Tokenizer\", null]}}");

        // When
        Decided decided = evaluations.run(withCode("pocket-with-code", "with-code"));

        // Then
        assertThat(decided.decision()).as(decided.toString()).isIn("DEPLOY", "STOP");
        assertThat(decided.step("smoke-test", "prepare").get("attempt").asInt()).isEqualTo(1);
        assertThat(marker).doesNotExist();
    }

    @Test
    void aModelThatAsksMlxToRunItsFileIsRefused() throws Exception {
        // Given: mlx_lm takes the model's class from the file that config.json names
        Path folder = workspace.candidateAs("with-model-file");
        Path marker = workspace.home().resolve("model-file-was-run");
        Files.writeString(
                folder.resolve("evil.py"), "import pathlib\npathlib.Path(%s).touch()\n".formatted(quoted(marker)));
        Workspace.patch(folder.resolve("config.json"), "{\"model_file\": \"evil.py\"}");

        // When
        Decided decided = evaluations.run(withCode("pocket-model-file", "with-model-file"));

        // Then
        assertThat(marker).doesNotExist();
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("STOP");
        assertThat(decided.verdict("smoke-test")).isEqualTo("FAIL");
    }

    @Test
    void aCancelledTrainingLeavesNoPythonProcess() throws Exception {
        // Given
        List<ProcessHandle> python = new ArrayList<>();

        // When
        Decided decided = evaluations.run(
                training("pocket-cancelled", 1_000_000),
                CommitMode.AUTOMATIC,
                Evaluations.underWay("train"),
                evaluation -> {
                    python.addAll(stack.pythonOf(TRAINING));
                    evaluations.controller().cancel(evaluation.id(), "Ada", "Wrong plan.");
                });

        // Then
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("CANCELLED");
        assertThat(decided.reasons()).anySatisfy(reason -> assertThat(reason).contains("Ada", "Wrong plan."));
        assertThat(python).isNotEmpty();
        for (ProcessHandle process : python) {
            assertThat(process.onExit().get(2, TimeUnit.MINUTES).isAlive()).isFalse();
        }
    }

    @Test
    void aKilledTrainingIsTriedAgainAndEndsTheSame() throws Exception {
        // When
        Decided decided = evaluations.run(
                training("pocket-killed", 200),
                CommitMode.AUTOMATIC,
                Evaluations.underWay("train"),
                evaluation ->
                        assertThat(stack.pythonOf(TRAINING)).isNotEmpty().allMatch(ProcessHandle::destroyForcibly));

        // Then
        assertThat(decided.decision()).as(decided.toString()).isEqualTo("DEPLOY");
        assertThat(decided.verdict("small-lora")).isEqualTo("PASS");
        assertThat(decided.step("small-lora", "train").get("attempt").asInt()).isEqualTo(2);
    }

    /** The small LoRA without its queries, for as many iterations as the trouble needs. */
    private static PlanRequest training(String name, int iterations) {
        return PocketPlan.as(name)
                .gates("small-lora")
                .without("small-lora", "before", "fuse", "prepare", "queries")
                .step(
                        "small-lora",
                        "train",
                        "{iterations: %d, reportEvery: 2, evaluateEvery: %d}".formatted(iterations, iterations))
                .thenDecisionAndLastGate()
                .request();
    }

    private static PlanRequest withCode(String name, String folder) {
        return PocketPlan.as(name)
                .gates("smoke-test")
                .step("smoke-test", "smoke", "{maxTokens: 8}")
                .pass("smoke-test", "[{metric: smoke.loaded, is: true}]")
                .top("candidate: {model: \"dir:%s\", dialect: mistral-v13}".formatted(folder))
                .thenDecisionAndLastGate()
                .request();
    }

    private static String quoted(Path path) {
        return "'" + path + "'";
    }
}
