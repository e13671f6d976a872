package dev.modelgate.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.cli.client.CommitMode;
import dev.modelgate.cli.client.Evaluation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Variants of the plan {@code pocket} that end at the other rows of the decision matrix. */
@Order(2)
@RunningStack.Needed
class MatrixIT {
    private static final String PREPARE =
            "prepare: {model: candidate, bits: 5, groupSize: 64, dtype: float32, as: candidate-5bit}";

    private final Evaluations evaluations;

    MatrixIT(RunningStack stack) {
        this.evaluations = stack.evaluations();
    }

    @Test
    void aMemoryLimitThatIsTooLowStopsAtTheSmokeTest() {
        Decided decided = evaluations.run(PocketPlan.as("pocket-memory")
                .gates("smoke-test")
                .step("smoke-test", "smoke", "{maxTokens: 8}")
                .pass("smoke-test", "[{metric: smoke.loaded, is: true}, {metric: smoke.peak-memory-gb, atMost: 0.001}]")
                .thenDecisionAndLastGate()
                .request());

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("STOP");
        assertThat(decided.decidedBy()).isEqualTo("smoke-test");
        assertThat(decided.reasons())
                .anySatisfy(reason ->
                        assertThat(reason).contains("smoke.peak-memory-gb is ").contains("at most 1 MB was asked"));
        assertThat(decided.verdict("last")).isNull();
    }

    @Test
    void aLatencyLimitThatIsTooLowLeavesACautionAndGoesOn() {
        Decided decided = evaluations.run(PocketPlan.as("pocket-latency-limit")
                .gates("latency")
                .first("latency", PREPARE)
                .suite("pocket-latency", "latency-1")
                .step("latency", "latency", "{maxTokens: 4, warmups: 0}")
                .pass("latency", "[{metric: latency.mean-seconds, atMost: 0.000001}]")
                .thenDecisionAndLastGate()
                .request());

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("DEPLOY");
        assertThat(decided.verdict("latency")).isEqualTo("FAIL");
        assertThat(decided.cautions())
                .anySatisfy(caution ->
                        assertThat(caution).contains("too slow for production").contains("latency.mean-seconds"));
    }

    @Test
    void noZeroShotCallLeavesACautionAndGoesOn() {
        // Given the one query that the model answers directly
        Decided decided = evaluations.run(PocketPlan.as("pocket-no-calls")
                .gates("zero-shot")
                .first("zero-shot", PREPARE)
                .suite("pocket-zero-shot", "zero-shot-4")
                .thenDecisionAndLastGate()
                .request());

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("DEPLOY");
        assertThat(decided.verdict("zero-shot")).isEqualTo("FAIL");
        assertThat(decided.cautions())
                .anySatisfy(caution -> assertThat(caution)
                        .contains("no tool calls without training")
                        .contains("queries.valid-calls"));
    }

    @Test
    void aLearningRateOfZeroTeachesNothingAndStopsAtTheSmallLora() {
        Decided decided = evaluations.run(PocketPlan.as("pocket-no-learning")
                .gates("small-lora")
                .without("small-lora", "before")
                .step("small-lora", "train", "{learningRate: 0, iterations: 4, evaluateEvery: 2, reportEvery: 2}")
                .suite("pocket-validation", "validation-1", "validation-4")
                .pass("small-lora", "[{metric: queries.correct, atLeast: 1}, {metric: train.diverged, is: false}]")
                .thenDecisionAndLastGate()
                .request());

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("STOP");
        assertThat(decided.decidedBy()).isEqualTo("small-lora");
        assertThat(decided.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("queries.correct"))
                .noneSatisfy(reason -> assertThat(reason).contains("train.diverged"));
        assertThat(decided.verdict("last")).isNull();
    }

    @Test
    void aCategoryBelowItsMinimumKeepsTheBaseline() {
        // Given a last gate whose total is reached without the tool that only LoRA teaches
        Decided decided = evaluations.run(PocketPlan.as("pocket-category")
                .gates("tokenizer")
                .suite("pocket-house", "direct-1", "direct-2", "direct-3", "git-1")
                .add("{decision-point: commit to the rest}")
                .add("""
                        gate: categories
                        steps:
                          - {prepare: {model: candidate, bits: 5, groupSize: 64, dtype: float32, as: candidate-5bit}}
                          - {queries: {model: candidate-5bit, suite: pocket-house, maxTokens: 60}}
                        pass:
                          - {metric: queries.correct, atLeast: 1}
                          - {metric: "queries.correct[git]", atLeast: 1}
                        onFail: {keepBaseline: not better than what is in production}
                        """)
                .request());

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("KEEP_BASELINE");
        assertThat(decided.decidedBy()).isEqualTo("categories");
        assertThat(decided.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("queries.correct[git] is 0"))
                .noneSatisfy(reason -> assertThat(reason).contains("queries.correct is"));
        assertThat(evaluations.controller().report(decided.id())).contains("Lessons");
    }

    @Test
    void aDeclinedCommitmentKeepsTheBaselineAndSaysWhoDeclined() {
        Decided decided = evaluations.run(
                PocketPlan.as("pocket-declined")
                        .gates("tokenizer")
                        .thenDecisionAndLastGate()
                        .request(),
                CommitMode.ASK,
                evaluation -> evaluation.state() == Evaluation.State.AWAITING_COMMITMENT,
                evaluation -> evaluations.controller().commit(evaluation.id(), false, "Ada", "The Mac is needed."));

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("KEEP_BASELINE");
        assertThat(decided.decidedBy()).isEqualTo("decision-point");
        assertThat(decided.reasons()).anySatisfy(reason -> assertThat(reason).contains("Ada", "The Mac is needed."));
        assertThat(decided.verdict("last")).isNull();
    }

    @Test
    void aGivenCommitmentGoesOnToTheLastGate() {
        Decided decided = evaluations.run(
                PocketPlan.as("pocket-committed")
                        .gates("tokenizer")
                        .thenDecisionAndLastGate()
                        .request(),
                CommitMode.ASK,
                evaluation -> evaluation.state() == Evaluation.State.AWAITING_COMMITMENT,
                evaluation -> evaluations.controller().commit(evaluation.id(), true, "Ada", "Go on."));

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("DEPLOY");
        assertThat(decided.decidedBy()).isEqualTo("last");
    }

    @Test
    void neverCommittingKeepsTheBaselineWithoutAsking() {
        Decided decided = evaluations.run(
                PocketPlan.as("pocket-never")
                        .gates("tokenizer")
                        .thenDecisionAndLastGate()
                        .request(),
                CommitMode.NEVER);

        assertThat(decided.decision()).as(decided.toString()).isEqualTo("KEEP_BASELINE");
        assertThat(decided.decidedBy()).isEqualTo("decision-point");
        assertThat(decided.verdict("tokenizer")).isEqualTo("PASS");
    }
}
