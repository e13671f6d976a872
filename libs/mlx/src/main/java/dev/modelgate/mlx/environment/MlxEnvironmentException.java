package dev.modelgate.mlx.environment;

/** The Python environment cannot be made; the message is one sentence that says what is missing and how to get it. */
public final class MlxEnvironmentException extends Exception {

    private static final long serialVersionUID = 1L;

    MlxEnvironmentException(String message) {
        super(message);
    }

    MlxEnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
