package dev.modelgate.worker.messaging;

import dev.modelgate.contracts.Fact;
import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.ModelFailedException;
import dev.modelgate.worker.TaskHandler;
import dev.modelgate.worker.WorkerFailedException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A handler for tests of what is around handlers: it does what the prompt says. */
@Singleton
class ScriptedSmokeTest implements TaskHandler<Task.SmokeTest> {
    private final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();

    @Override
    public Class<Task.SmokeTest> task() {
        return Task.SmokeTest.class;
    }

    int runs(String command) {
        return runs.getOrDefault(command, new AtomicInteger()).get();
    }

    @Override
    public Result.Completed handle(Task.SmokeTest task, JobContext job) throws Exception {
        runs.computeIfAbsent(job.command().id(), id -> new AtomicInteger()).incrementAndGet();
        switch (task.prompt()) {
            case "observe" -> {
                for (int i = 1; i <= task.maxTokens(); i++) {
                    job.observe(new Fact.Loaded(i));
                }
            }
            case "wait" -> {
                job.observe(new Fact.Loaded(0));
                new CountDownLatch(1).await();
            }
            case "blame the model" -> throw new ModelFailedException("The model has no weights.");
            case "miss the model" -> throw WorkerFailedException.missing("There is no such model here.");
            default -> throw new IllegalStateException("secret detail");
        }
        return new Result.Completed(null, false);
    }
}
