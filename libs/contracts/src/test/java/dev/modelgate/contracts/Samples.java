package dev.modelgate.contracts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One message of every kind. */
final class Samples {
    record Sample(String topic, Object message) {}

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String DIGEST = "a".repeat(64);
    private static final ModelRef MODEL = ModelRef.parse("dir:pocket-qwen");
    private static final ToolSpec TOOL = new ToolSpec(
            "read_text_file",
            "Reads a file.",
            JsonNodeFactory.instance.objectNode().put("type", "object"));
    private static final Prompts PROMPTS =
            new Prompts("zero-shot", null, List.of(TOOL), List.of(new Prompts.Query("q1", "Read README.md")));

    private static final List<Task> TASKS = List.of(
            new Task.ProbeTokenizer(MODEL, "mistral-v13", List.of()),
            new Task.ConvertDataset(
                    "pocket", "train.jsonl", "valid.jsonl", "qwen-xml", "mistral-v13", 100, null, List.of(TOOL)),
            new Task.PrepareModel(MODEL, 5, 64, "bfloat16"),
            new Task.TrainAdapter(
                    MODEL, "key", new TrainingOptions(50, 1, 1e-4, 8, 8, 20.0, 0.0, false, 2048, 10, 10, 7)),
            new Task.FuseAdapter(MODEL, "key"),
            new Task.SmokeTest(MODEL, "Write a function", 100),
            new Task.MeasureLatency(MODEL, PROMPTS, 200, 2),
            new Task.AnswerQueries(MODEL, PROMPTS, 200, 0.0, 7));

    private static final List<Fact> FACTS = List.of(
            new Fact.Delimiter("[TOOL_CALLS]", List.of(9), List.of("[TOOL_CALLS]"), true),
            new Fact.TokenizerRead("tokenizer.json", 850, DIGEST),
            new Fact.Converted("train", 100, 99, 1, DIGEST),
            new Fact.Finding("train", "duplicate-row", "warning", 2, List.of(3L, 9L), "Row 3 stands again in line 9."),
            new Fact.Weights(1000, 700, 5.5, 0.25, Map.of("F32", 12L)),
            new Fact.Loaded(0.5),
            new Fact.Answer("q1", false, "Done.", List.of(5, 6), 20, 0.01, List.of(0.01, 0.02), 0.02, "stop"),
            new Fact.PythonSyntax("smoke", true, List.of("is_prime"), "Compiles."),
            new Fact.Memory(1 << 20, "VmHWM", "cpu", null),
            new Fact.TrainingLoss(10, null, 100.0, 1000, 1 << 20),
            new Fact.ValidationLoss(0, 2.5, 0.1),
            new Fact.Versions(Map.of("mlx", "0.32.4")),
            new Fact.Progress(1, 5, "queries"));

    private static final List<Result> RESULTS = List.of(
            new Result.Completed(new Artifact(Artifact.Kind.MODEL, "key", DIGEST, 5), false),
            new Result.Completed(null, true),
            new Result.ModelFailed("The weights are damaged."),
            new Result.WorkerFailed("The process died.", true, false),
            new Result.Cancelled("The evaluation was cancelled."));

    private static final List<Judgement> JUDGEMENTS = List.of(
            new Judgement.GateJudged("e", NOON, "latency", Verdict.FAIL, List.of("Too slow.")),
            new Judgement.Decided("e", NOON, Decision.DEPLOY, "full-conversion", List.of("All pass."), List.of()));

    private Samples() {}

    static List<Sample> all() {
        Stream<Sample> commands = TASKS.stream()
                .map(task -> new Sample(
                        task.worker().topic(),
                        new Command(CommandId.of("e", "g", "s", 1), "e", "g", "s", 1, null, NOON, NOON, 30, task)));
        Stream<Sample> cancellations =
                Stream.of(new Sample(Topics.TRAINING_COMMANDS, new Cancellation("e", "c", "mini", "Not needed.")));
        Stream<Sample> observations =
                FACTS.stream().map(fact -> new Sample(Topics.OBSERVATIONS, new Observation("c", "e", 1, NOON, fact)));
        Stream<Sample> outcomes = RESULTS.stream()
                .map(result -> new Sample(Topics.OUTCOMES, new Outcome("c", "e", "mini", "i", NOON, NOON, 3, result)));
        Stream<Sample> judgements = JUDGEMENTS.stream().map(judgement -> new Sample(Topics.VERDICTS, judgement));
        Stream<Sample> states = Stream.of(
                new Sample(
                        Topics.EVALUATIONS,
                        new EvaluationState("e", "pocket", DIGEST, EvaluationPhase.RUNNING, null, null, null, NOON)),
                new Sample(
                        Topics.MACHINES,
                        new MachineStatus(
                                "mini",
                                WorkerKind.INFERENCE,
                                "i",
                                NOON,
                                "Apple M4",
                                1L << 35,
                                "metal",
                                Map.of(),
                                List.of())));
        return Stream.of(commands, cancellations, observations, outcomes, judgements, states)
                .flatMap(sample -> sample)
                .toList();
    }

    static Set<Class<?>> classesSeen() {
        Set<Class<?>> seen = new HashSet<>();
        all().forEach(sample -> seen.add(sample.message().getClass()));
        TASKS.forEach(task -> seen.add(task.getClass()));
        FACTS.forEach(fact -> seen.add(fact.getClass()));
        RESULTS.forEach(result -> seen.add(result.getClass()));
        return seen;
    }
}
