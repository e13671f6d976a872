package dev.modelgate.worker.mlx;

import dev.modelgate.mlx.MlxException;
import dev.modelgate.worker.ModelFailedException;
import dev.modelgate.worker.WorkerFailedException;

/** Who is to blame for what MLX reports. */
public final class MlxFailures {
    private MlxFailures() {}

    /** Something that can fail as MLX does. */
    @FunctionalInterface
    public interface Work<T> {
        T carryOut();
    }

    /** Carries out {@code work}, with its failures as a handler reports them. */
    public static <T> T translating(Work<T> work) throws Exception {
        try {
            return work.carryOut();
        } catch (MlxException e) {
            throw translated(e);
        }
    }

    static Exception translated(MlxException failure) {
        return switch (failure) {
            case MlxException.ModelFault e -> new ModelFailedException(e.getMessage(), e);
            case MlxException.InputFault e -> WorkerFailedException.permanent(e.getMessage(), e);
            case MlxException.InternalFault e -> WorkerFailedException.retryable(e.getMessage(), e);
            case MlxException.StartFailed e -> WorkerFailedException.retryable(e.getMessage(), e);
            case MlxException.ProcessDied e -> WorkerFailedException.retryable(e.getMessage(), e);
            case MlxException.Hung e -> WorkerFailedException.retryable(e.getMessage(), e);
            case MlxException.DeadlineExceeded e -> WorkerFailedException.retryable(e.getMessage(), e);
            case MlxException.Cancelled e -> interruption(e);
        };
    }

    private static InterruptedException interruption(MlxException.Cancelled cause) {
        InterruptedException interruption = new InterruptedException(cause.getMessage());
        interruption.initCause(cause);
        return interruption;
    }
}
