package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Artifact;
import dev.modelgate.contracts.Decision;
import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.gates.plan.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Carries effects out in memory, as an executor does in one transaction. */
final class Executor {
    /** How an attempt ends. */
    record Ending(Result result, List<Fact> facts) {}

    final Plan plan;
    final Map<String, GateVerdict> verdicts = new LinkedHashMap<>();
    final Map<String, List<Attempt>> attempts = new LinkedHashMap<>();
    final List<Effect.IssueCommand> issued = new ArrayList<>();
    Effect.IssueCommand open;
    Effect.Decide decided;
    Commitment commitment;
    CancellationRequest cancellation;
    Duration spent = Duration.ZERO;

    Executor(Plan plan) {
        this.plan = plan;
    }

    Progress progress() {
        List<GateProgress> gates = plan.gates().stream()
                .map(gate -> new GateProgress(
                        gate.name(),
                        gate.steps().stream()
                                .map(step -> new StepProgress(
                                        step.id(), attempts.getOrDefault(gate.name() + "/" + step.id(), List.of())))
                                .toList(),
                        verdicts.get(gate.name())))
                .toList();
        return new Progress(gates, commitment, cancellation, spent, decided == null ? null : decided.decision());
    }

    /** Whether a person is asked. */
    boolean turn() {
        boolean asked = false;
        for (Effect effect : NextEffects.of(plan, progress())) {
            switch (effect) {
                case Effect.IssueCommand command -> {
                    if (open != null) {
                        throw new AssertionError("two commands at once");
                    }
                    open = command;
                    issued.add(command);
                    end(new Ending(null, List.of()));
                }
                case Effect.RecordVerdict(GateVerdict verdict) -> {
                    if (verdicts.put(verdict.gate(), verdict) != null) {
                        throw new AssertionError("a second verdict for " + verdict.gate());
                    }
                }
                case Effect.AwaitCommitment asking -> asked = true;
                case Effect.Decide decide -> {
                    if (decided != null) {
                        throw new AssertionError("decided twice");
                    }
                    decided = decide;
                }
                case Effect.CancelOpen cancel -> {}
            }
        }
        return asked;
    }

    /** Ends the open attempt, or opens it when the ending has no result. */
    void end(Ending ending) {
        List<Attempt> all = attempts.computeIfAbsent(open.gate() + "/" + open.step(), key -> new ArrayList<>());
        all.removeIf(attempt -> attempt.number() == open.attempt());
        all.add(new Attempt(open.attempt(), ending.result(), ending.facts()));
        if (ending.result() != null) {
            open = null;
        }
    }

    Decision run(Function<Effect.IssueCommand, Ending> worker) {
        for (int i = 0; i < 1_000 && decided == null; i++) {
            boolean asked = turn();
            if (open != null && decided == null) {
                end(worker.apply(open));
            } else if (asked && commitment == null) {
                commitment = new Commitment(true, "ann", null);
            }
        }
        return decided.decision();
    }

    /** What a good model shows. */
    static Ending good(Effect.IssueCommand command) {
        return switch (command.task()) {
            case Task.ProbeTokenizer task ->
                done(null, new Fact.Delimiter("[ARGS]", List.of(32), List.of("[ARGS]"), true));
            case Task.ConvertDataset task -> done(Artifact.Kind.DATASET, new Fact.Converted("train", 100, 100, 0, "d"));
            case Task.PrepareModel task -> done(Artifact.Kind.MODEL, new Fact.Weights(10, 1_000_000, 5.5, 1, Map.of()));
            case Task.TrainAdapter task ->
                done(
                        Artifact.Kind.ADAPTER,
                        new Fact.ValidationLoss(0, 2.0, 1),
                        new Fact.TrainingLoss(10, 1.0, 5, 5, 5),
                        new Fact.ValidationLoss(50, 0.1, 1));
            case Task.FuseAdapter task -> done(Artifact.Kind.MODEL, new Fact.Weights(10, 1_000_000, 16, 1, Map.of()));
            case Task.SmokeTest task ->
                done(
                        null,
                        new Fact.Loaded(1.5),
                        answer("smoke", "def f(): pass", 1),
                        new Fact.PythonSyntax("smoke", true, List.of("f"), ""),
                        new Fact.Memory(2_000_000_000L, "VmHWM", "cpu", null));
            case Task.MeasureLatency task ->
                done(
                        null,
                        task.prompts().queries().stream()
                                .map(query -> (Fact) answer(query.id(), "words", 2))
                                .toArray(Fact[]::new));
            case Task.AnswerQueries task ->
                done(
                        null,
                        task.prompts().queries().stream()
                                .map(query -> (Fact) answer(query.id(), "[TOOL_CALLS]f[ARGS]{}", 2))
                                .toArray(Fact[]::new));
        };
    }

    static Ending done(Artifact.Kind makes, Fact... facts) {
        Artifact artifact = makes == null ? null : new Artifact(makes, "key-" + makes, "s", 1);
        return new Ending(new Result.Completed(artifact, false), List.of(facts));
    }

    static Fact.Answer answer(String query, String text, double seconds) {
        return new Fact.Answer(query, false, text, List.of(1, 2), 5, .1, List.of(.1, .2), seconds, "stop");
    }
}
