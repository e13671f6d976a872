package dev.modelgate.cli.letters;

/** Something about the dead letters that the person should know, in one sentence. */
public final class LettersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean badRequest;

    private LettersException(String message, boolean badRequest, Throwable cause) {
        super(message, cause);
        this.badRequest = badRequest;
    }

    static LettersException usage(String message) {
        return new LettersException(message, true, null);
    }

    static LettersException failure(String message, Throwable cause) {
        return new LettersException(message, false, cause);
    }

    /** Whether the person asked for something that cannot be. */
    public boolean badRequest() {
        return badRequest;
    }
}
