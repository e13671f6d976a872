package dev.modelgate.gates.decision;

import dev.modelgate.contracts.Task;
import dev.modelgate.contracts.ToolSpec;
import dev.modelgate.gates.plan.Action;
import dev.modelgate.gates.plan.Dataset;
import dev.modelgate.gates.plan.Plan;
import dev.modelgate.gates.plan.Step;
import java.util.List;

/** Makes a step concrete. */
final class Tasks {
    private Tasks() {}

    static Task of(Plan plan, Step step, Artifacts artifacts) {
        return switch (step.action()) {
            case Action.Tokenizer(String model, List<String> delimiters) ->
                new Task.ProbeTokenizer(artifacts.model(model), plan.dialect(step.side()), delimiters);
            case Action.Convert convert -> convert(plan, convert);
            case Action.Prepare(String model, int bits, int groupSize, String dtype, String as) ->
                new Task.PrepareModel(artifacts.model(model), bits, groupSize, dtype);
            case Action.Train train ->
                new Task.TrainAdapter(artifacts.model(train.model()), artifacts.key(train.data()), train.options());
            case Action.Fuse(String model, String adapter, String as) ->
                new Task.FuseAdapter(artifacts.model(model), artifacts.key(adapter));
            case Action.Smoke(String model, String prompt, int maxTokens) ->
                new Task.SmokeTest(artifacts.model(model), prompt, maxTokens);
            case Action.Latency(String model, String suite, int maxTokens, int warmups) ->
                new Task.MeasureLatency(
                        artifacts.model(model), plan.suites().get(suite).prompts(), maxTokens, warmups);
            case Action.Queries queries ->
                new Task.AnswerQueries(
                        artifacts.model(queries.model()),
                        plan.suites().get(queries.suite()).prompts(),
                        queries.maxTokens(),
                        queries.temperature(),
                        queries.seed());
        };
    }

    private static Task convert(Plan plan, Action.Convert convert) {
        Dataset dataset = plan.datasets().get(convert.dataset());
        List<ToolSpec> tools = convert.tools() == null
                ? List.of()
                : plan.suites().get(convert.tools()).tools();
        return new Task.ConvertDataset(
                convert.dataset(),
                dataset.train(),
                dataset.valid(),
                dataset.dialect(),
                convert.to(),
                convert.train(),
                convert.valid(),
                tools);
    }
}
