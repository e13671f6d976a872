package dev.modelgate.inference;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Prompts;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.mlx.MlxResult;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.TaskHandler;
import jakarta.inject.Singleton;
import java.util.List;

/** A cold load, one greedy answer, whether it holds Python that compiles, and the memory it took. */
@Singleton
class SmokeTestHandler implements TaskHandler<Task.SmokeTest> {
    private static final String QUERY = "smoke";

    private final LoadedModel.Loader loader;

    SmokeTestHandler(LoadedModel.Loader loader) {
        this.loader = loader;
    }

    @Override
    public Class<Task.SmokeTest> task() {
        return Task.SmokeTest.class;
    }

    @Override
    public Result.Completed handle(Task.SmokeTest task, JobContext job) throws Exception {
        Prompts.Query query = new Prompts.Query(QUERY, task.prompt());
        Prompts prompts = new Prompts(QUERY, null, List.of(), List.of(query));
        try (LoadedModel model = loader.load(task.model(), job)) {
            Fact.Answer answer = model.ask(prompts, query, false, LoadedModel.Asking.greedy(task.maxTokens()));
            MlxResult.PythonSyntaxFound python = model.python(answer.text());
            job.observe(new Fact.PythonSyntax(QUERY, python.valid(), python.functions(), detail(python)));
            model.weigh();
        }
        return new Result.Completed(null, false);
    }

    private static String detail(MlxResult.PythonSyntaxFound python) {
        if (!python.valid()) {
            return python.error().orElse("No Python that defines a function was found in the answer.");
        }
        return python.truncated()
                ? "The answer compiles up to its last statement, in which the token limit cut it off."
                : "The code in the answer compiles.";
    }
}
