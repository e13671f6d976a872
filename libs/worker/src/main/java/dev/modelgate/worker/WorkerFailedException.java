package dev.modelgate.worker;

import dev.modelgate.contracts.Result;

/** The machinery or its input is to blame, not the model. The message is one sentence for the user. */
public final class WorkerFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final boolean missing;

    private WorkerFailedException(String reason, boolean retryable, boolean missing, Throwable cause) {
        super(reason, cause);
        this.retryable = retryable;
        this.missing = missing;
    }

    /** Another attempt may end otherwise. */
    public static WorkerFailedException retryable(String reason, Throwable cause) {
        return new WorkerFailedException(reason, true, false, cause);
    }

    /** No other attempt would end otherwise, unless somebody changes what the command names. */
    public static WorkerFailedException permanent(String reason, Throwable cause) {
        return new WorkerFailedException(reason, false, false, cause);
    }

    /** The model or artifact named by the task is not on this machine. */
    public static WorkerFailedException missing(String reason) {
        return new WorkerFailedException(reason, false, true, null);
    }

    public Result.WorkerFailed result() {
        return new Result.WorkerFailed(getMessage(), retryable, missing);
    }
}
