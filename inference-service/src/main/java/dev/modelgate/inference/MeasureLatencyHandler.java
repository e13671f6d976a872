package dev.modelgate.inference;

import dev.modelgate.contracts.Prompts;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.TaskHandler;
import jakarta.inject.Singleton;
import java.util.List;

/** Timed answers, one at a time, after warm-ups that are kept but not counted. */
@Singleton
class MeasureLatencyHandler implements TaskHandler<Task.MeasureLatency> {
    private final LoadedModel.Loader loader;

    MeasureLatencyHandler(LoadedModel.Loader loader) {
        this.loader = loader;
    }

    @Override
    public Class<Task.MeasureLatency> task() {
        return Task.MeasureLatency.class;
    }

    @Override
    public Result.Completed handle(Task.MeasureLatency task, JobContext job) throws Exception {
        List<Prompts.Query> queries = task.prompts().queries();
        LoadedModel.Asking how = LoadedModel.Asking.greedy(task.maxTokens());
        int total = task.warmups() + queries.size();
        try (LoadedModel model = loader.load(task.model(), job)) {
            for (int i = 0; i < total; i++) {
                boolean warmup = i < task.warmups();
                // Warm-ups go through the queries in their order, and start again when there are more warm-ups than
                // queries.
                Prompts.Query query = queries.get(warmup ? i % queries.size() : i - task.warmups());
                model.ask(task.prompts(), query, warmup, how);
                job.progress(i + 1L, total, "queries");
            }
            model.weigh();
        }
        return new Result.Completed(null, false);
    }
}
