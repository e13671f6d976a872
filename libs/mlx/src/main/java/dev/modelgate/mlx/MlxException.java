package dev.modelgate.mlx;

import java.time.Duration;
import java.util.List;

/**
 * Why a request to the MLX process has no result. The kinds tell who is to blame: only {@link ModelFault} says something
 * about the model; all others mean that nothing was measured. Every message is one sentence for a person.
 */
public abstract sealed class MlxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MlxException(String message) {
        super(message);
    }

    private MlxException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The model's own files are to blame: damaged, incomplete, of an unsupported kind, too large for the machine. */
    public static final class ModelFault extends MlxException {
        private static final long serialVersionUID = 1L;

        public ModelFault(String message) {
            super(message);
        }
    }

    /** The request is to blame: a missing directory, an empty dataset, a setting out of range, an unreachable hub. */
    public static final class InputFault extends MlxException {
        private static final long serialVersionUID = 1L;

        public InputFault(String message) {
            super(message);
        }
    }

    /** The program failed in a way it does not foresee, or the disk or the interpreter's memory is exhausted. */
    public static final class InternalFault extends MlxException {
        private static final long serialVersionUID = 1L;

        public InternalFault(String message) {
            super(message);
        }

        InternalFault(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The process could not be started, or did not greet in time or in this protocol's version. */
    public static final class StartFailed extends MlxException {
        private static final long serialVersionUID = 1L;
        private final transient List<String> stderrTail;

        StartFailed(String message, List<String> stderrTail) {
            super(message);
            this.stderrTail = List.copyOf(stderrTail);
        }

        /** The last lines of the process's standard error, oldest first. */
        public List<String> stderrTail() {
            return stderrTail;
        }
    }

    /** The process ended while it had work. */
    public static final class ProcessDied extends MlxException {
        private static final long serialVersionUID = 1L;
        private final int exitCode;
        private final transient List<String> stderrTail;

        ProcessDied(int exitCode, List<String> stderrTail) {
            super("The MLX process ended with exit code %d (%s).".formatted(exitCode, meaning(exitCode)));
            this.exitCode = exitCode;
            this.stderrTail = List.copyOf(stderrTail);
        }

        public int exitCode() {
            return exitCode;
        }

        /** The last lines of the process's standard error, oldest first. */
        public List<String> stderrTail() {
            return stderrTail;
        }

        /** What an exit code says; above 128 it is 128 plus the number of the signal that ended the process. */
        static String meaning(int exitCode) {
            return switch (exitCode) {
                case 0 -> "it ended by itself";
                case 134 -> "it aborted, as MLX does on an error that it cannot report, such as exhausted GPU memory";
                case 137 -> "it was killed, as systems do when memory is exhausted";
                case 139 -> "it crashed by a memory fault";
                case 143 -> "it was asked to terminate";
                default ->
                    exitCode > 128 ? "it was ended by signal " + (exitCode - 128) : "its standard error may say why";
            };
        }
    }

    /** Nothing was heard of the request for as long as the caller would wait; the process was killed. */
    public static final class Hung extends MlxException {
        private static final long serialVersionUID = 1L;

        Hung(String method, Duration silence, boolean alive) {
            super("The MLX process made no progress with '%s' for %s s (%s), and was ended."
                    .formatted(
                            method,
                            Seconds.of(silence),
                            alive ? "it was alive, but got nowhere" : "it showed no sign of life"));
        }
    }

    /** The request got on, but was not finished within its total limit; it was stopped. */
    public static final class DeadlineExceeded extends MlxException {
        private static final long serialVersionUID = 1L;

        DeadlineExceeded(String method, Duration limit) {
            super("The MLX process did not finish '%s' within %s s, and was stopped."
                    .formatted(method, Seconds.of(limit)));
        }
    }

    /** The caller asked to stop the request, by {@link MlxCall#cancel()} or by interrupting the waiting thread. */
    public static final class Cancelled extends MlxException {
        private static final long serialVersionUID = 1L;

        Cancelled(String method) {
            super("The request '%s' to the MLX process was cancelled.".formatted(method));
        }
    }
}
