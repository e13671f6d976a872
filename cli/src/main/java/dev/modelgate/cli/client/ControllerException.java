package dev.modelgate.cli.client;

/** The controller refused, or did not answer; the message is for the person at the terminal. */
public final class ControllerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    ControllerException(int status, String message) {
        super(message);
        this.status = status;
    }

    ControllerException(String message, Throwable cause) {
        super(message, cause);
        this.status = 0;
    }

    /** HTTP status, or 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Whether the request itself was wrong: an unknown or broken plan, for one. */
    public boolean badRequest() {
        return status == 400 || status == 404 || status == 413 || status == 422;
    }
}
