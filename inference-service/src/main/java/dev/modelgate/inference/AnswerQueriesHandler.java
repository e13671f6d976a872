package dev.modelgate.inference;

import dev.modelgate.contracts.Prompts;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.TaskHandler;
import jakarta.inject.Singleton;

/** One raw answer per query; whether it is right is for the controller to say. */
@Singleton
class AnswerQueriesHandler implements TaskHandler<Task.AnswerQueries> {
    private final LoadedModel.Loader loader;

    AnswerQueriesHandler(LoadedModel.Loader loader) {
        this.loader = loader;
    }

    @Override
    public Class<Task.AnswerQueries> task() {
        return Task.AnswerQueries.class;
    }

    @Override
    public Result.Completed handle(Task.AnswerQueries task, JobContext job) throws Exception {
        LoadedModel.Asking how = new LoadedModel.Asking(task.maxTokens(), task.temperature(), task.seed());
        int total = task.prompts().queries().size();
        try (LoadedModel model = loader.load(task.model(), job)) {
            int done = 0;
            for (Prompts.Query query : task.prompts().queries()) {
                model.ask(task.prompts(), query, false, how);
                job.progress(++done, total, "queries");
            }
            model.weigh();
        }
        return new Result.Completed(null, false);
    }
}
