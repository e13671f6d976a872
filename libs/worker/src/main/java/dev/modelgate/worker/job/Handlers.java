package dev.modelgate.worker.job;

import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;
import dev.modelgate.worker.JobContext;
import dev.modelgate.worker.TaskHandler;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The handlers of this service, by the task that they take. */
@Singleton
public class Handlers {
    private final Map<Class<?>, TaskHandler<?>> byTask;

    Handlers(@All List<TaskHandler<?>> handlers) {
        byTask = handlers.stream().collect(Collectors.toUnmodifiableMap(TaskHandler::task, Function.identity()));
    }

    /** Whether this service can carry out {@code task}. */
    public boolean canHandle(Task task) {
        return byTask.containsKey(task.getClass());
    }

    Result.Completed handle(Task task, JobContext job) throws Exception {
        return dispatch(byTask.get(task.getClass()), task, job);
    }

    private static <T extends Task> Result.Completed dispatch(TaskHandler<T> handler, Task task, JobContext job)
            throws Exception {
        return handler.handle(handler.task().cast(task), job);
    }
}
