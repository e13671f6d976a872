package dev.modelgate.worker;

import dev.modelgate.contracts.Result;
import dev.modelgate.contracts.Task;

/**
 * Carries out one kind of task. A service adds a bean for each of its tasks; taking commands, reporting, deadlines and
 * cancellation are done around it. One job runs at a time, on a thread that is interrupted when the job has to stop.
 *
 * @param <T> the task
 */
public interface TaskHandler<T extends Task> {
    /** The tasks that come here. */
    Class<T> task();

    /**
     * Carries out {@code task}.
     *
     * @return when everything asked for has been observed
     * @throws ModelFailedException when the model is to blame, whatever the machine
     * @throws WorkerFailedException when the machinery or its input is to blame
     * @throws InterruptedException when the job was told to stop; {@link JobContext#stopped} is true then
     * @throws Exception anything else is reported as a failure of the worker that another attempt may not meet
     */
    Result.Completed handle(T task, JobContext job) throws Exception;
}
