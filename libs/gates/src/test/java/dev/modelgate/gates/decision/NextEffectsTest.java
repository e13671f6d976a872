package dev.modelgate.gates.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.modelgate.contracts.Decision;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.Verdict;
import dev.modelgate.contracts.Wire;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Plans;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NextEffectsTest {
    /** The shipped plan with criteria on right answers that a model of canned answers can meet. */
    private static final String YAML = Plans.text("devstral-small-2")
            .replaceAll("      - \\{metric: \"queries.correct\\[.*\n", "")
            .replace("queries.correct, atLeast: 6", "queries.total, atLeast: 6")
            .replace("queries.correct, atLeast: 34", "queries.total, atLeast: 34")
            .replace("{metric: queries.valid-calls, atLeast: 1}", "{metric: queries.total, atLeast: 1}");

    private static final Plan PLAN = Plans.valid(YAML);

    private static Function<Effect.IssueCommand, Executor.Ending> good() {
        return Executor::good;
    }

    private static Function<Effect.IssueCommand, Executor.Ending> goodExcept(
            Class<? extends Task> task, Result result, Fact... facts) {
        return command ->
                task.isInstance(command.task()) ? new Executor.Ending(result, List.of(facts)) : Executor.good(command);
    }

    @Test
    void aGoodModelIsDeployedAfterACommitment() {
        Executor executor = new Executor(PLAN);

        assertThat(executor.run(good())).isEqualTo(Decision.DEPLOY);
        assertThat(executor.verdicts.values())
                .extracting(GateVerdict::verdict)
                .hasSize(6)
                .containsOnly(Verdict.PASS);
        assertThat(executor.decided.decidedBy()).isEqualTo("full-conversion");
        assertThat(executor.decided.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("measured on the same machine"));
        assertThat(executor.decided.cautions())
                .anySatisfy(caution -> assertThat(caution).contains("cpu backend"));
    }

    @Test
    void aSplitDelimiterStopsAtGateZeroAndNothingRunsAfterIt() {
        Executor executor = new Executor(PLAN);

        Decision decision = executor.run(command -> Executor.done(
                null, new Fact.Delimiter("[/TOOL_CALLS]", List.of(1, 2), List.of("[/", "TOOL_CALLS]"), false)));

        assertThat(decision).isEqualTo(Decision.STOP);
        assertThat(executor.issued).hasSize(1);
        assertThat(executor.decided.decidedBy()).isEqualTo("tokenizer");
        assertThat(executor.decided.reasons())
                .contains("tokenizer.all-single is false, true was asked. [/TOOL_CALLS] is 2 tokens: [1, 2].");
    }

    @Test
    void anotherAttemptIsMadeThreeTimesAndThenTheMeasurementIsInvalid() {
        Executor executor = new Executor(PLAN);

        Decision decision =
                executor.run(goodExcept(Task.SmokeTest.class, new Result.WorkerFailed("It died.", true, false)));

        assertThat(decision).isEqualTo(Decision.INVALID);
        assertThat(executor.issued.stream().filter(command -> command.step().equals("smoke")))
                .extracting(Effect.IssueCommand::attempt)
                .containsExactly(1, 2, 3);
    }

    @Test
    void whatNoOtherAttemptWouldChangeIsInvalidAtOnce() {
        Executor executor = new Executor(PLAN);

        assertThat(executor.run(goodExcept(
                        Task.PrepareModel.class, new Result.WorkerFailed("The folder is missing.", false, true))))
                .isEqualTo(Decision.INVALID);
        assertThat(executor.issued).hasSize(2);
    }

    @Test
    void aModelThatDoesNotLoadIsStoppedWithItsReason() {
        Executor executor = new Executor(PLAN);

        assertThat(executor.run(goodExcept(Task.SmokeTest.class, new Result.ModelFailed("A tensor is missing."))))
                .isEqualTo(Decision.STOP);
        assertThat(executor.decided.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("A tensor is missing."))
                .contains("smoke.loaded is false, true was asked.");
    }

    @Test
    void aMissingBaselineIsLeftOutAndTheQuotedFigureStandsInAndIsSaidSo() {
        Executor executor = new Executor(PLAN);

        Decision decision = executor.run(command -> command.step().startsWith("baseline")
                ? new Executor.Ending(new Result.WorkerFailed("The model is not here.", false, true), List.of())
                : Executor.good(command));

        assertThat(decision).isEqualTo(Decision.DEPLOY);
        assertThat(executor.decided.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("quoted 2.9 s", "not measured on this machine"));
        assertThat(executor.decided.cautions())
                .anySatisfy(caution -> assertThat(caution).contains("only quoted"));
    }

    @Test
    void aSoftFailureLeavesACautionAndTheEvaluationGoesOn() {
        Executor executor = new Executor(Plans.valid(YAML.replace("atMost: 15}", "atMost: 0.001}")));

        assertThat(executor.run(good())).isEqualTo(Decision.DEPLOY);
        assertThat(executor.verdicts.get("latency").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(executor.decided.cautions())
                .contains(
                        "Gate latency: too slow for production. latency.mean-seconds is 2 s, at most 0.001 s was asked.");
    }

    @Test
    void aPersonWhoDeclinesKeepsTheBaseline() {
        Executor executor = new Executor(PLAN);
        executor.commitment = new Commitment(false, "ann", "no budget");

        assertThat(executor.run(good())).isEqualTo(Decision.KEEP_BASELINE);
        assertThat(executor.decided.decidedBy()).isEqualTo("decision-point");
        assertThat(executor.decided.reasons())
                .containsExactly("ann declined to commit to the full conversion: no budget");
    }

    @Test
    void aSpentBudgetIsInconclusiveAndACancellationCancelsWhatIsOpen() {
        Executor late = new Executor(PLAN);
        late.spent = Duration.ofHours(8);
        assertThat(late.run(good())).isEqualTo(Decision.INCONCLUSIVE);

        Executor cancelled = new Executor(PLAN);
        cancelled.turn();
        cancelled.cancellation = new CancellationRequest("ann", null);
        assertThat(NextEffects.of(PLAN, cancelled.progress()))
                .hasSize(2)
                .first()
                .isInstanceOf(Effect.CancelOpen.class);
    }

    @Test
    void aVerdictSurvivesJson() throws Exception {
        Executor executor = new Executor(PLAN);
        executor.run(goodExcept(Task.MeasureLatency.class, new Result.WorkerFailed("It died.", true, false)));

        for (GateVerdict verdict : executor.verdicts.values()) {
            byte[] json = Wire.write(verdict).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThat(Wire.read(json, GateVerdict.class)).isEqualTo(verdict);
        }
    }

    @Test
    void aLostCandidateLeavesLessonsWithNumbers() {
        Executor executor = new Executor(Plans.valid(Plans.text("pocket")));

        assertThat(executor.run(good())).isEqualTo(Decision.STOP);
        assertThat(Lessons.of(executor.plan, executor.progress()))
                .contains(
                        "small-lora: queries.correct is 0, at least 6 was asked.",
                        "small-lora: small-5bit gave 0 right answers to the 10 answered queries of pocket-validation; "
                                + "answers by what was wrong: {wrong-function=10}.");
    }

    @Test
    void aRequirementThatDoesNotHoldDecidesNothing() {
        Executor executor = new Executor(Plans.valid(YAML.replaceFirst(
                "    pass:\n", "    requires:\n      - {metric: tokenizer.split-delimiters, above: 5}\n    pass:\n")));

        assertThat(executor.run(good())).isEqualTo(Decision.INCONCLUSIVE);
    }

    @Property(tries = 200)
    void whateverHappensEachGateHasOneVerdictAndTheDecisionStays(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        Executor executor = new Executor(PLAN);

        // When
        Decision decision = executor.run(command -> {
            // The same progress asked twice asks for nothing more: the open attempt is not issued again.
            assertThat(NextEffects.of(PLAN, executor.progress())).isEmpty();
            return switch (random.nextInt(12)) {
                case 0 -> new Executor.Ending(new Result.WorkerFailed("It died.", true, false), List.of());
                case 1 -> new Executor.Ending(new Result.Cancelled("Somebody stopped it."), List.of());
                case 2 ->
                    random.nextBoolean()
                            ? new Executor.Ending(new Result.ModelFailed("It is broken."), List.of())
                            : Executor.good(command);
                case 3 -> random.nextInt(4) == 0 ? Executor.done(null) : Executor.good(command);
                default -> Executor.good(command);
            };
        });

        // Then
        assertThat(NextEffects.of(PLAN, executor.progress())).isEmpty();
        assertThat(executor.decided.decision()).isEqualTo(decision);
        assertThat(executor.issued)
                .allSatisfy(command -> assertThat(command.attempt()).isBetween(1, 3));
        if (decision == Decision.DEPLOY) {
            assertThat(executor.verdicts.get("full-conversion").verdict()).isEqualTo(Verdict.PASS);
        }
    }
}
