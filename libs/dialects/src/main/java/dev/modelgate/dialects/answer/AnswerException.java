package dev.modelgate.dialects.answer;

/** What stands at a call's marker is no call of the dialect. */
public final class AnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient AnswerError error;

    public AnswerException(AnswerError.Code code, int at, String message) {
        // These report on data, not on the program: a stack trace would cost more than the parsing.
        super(message, null, false, false);
        this.error = new AnswerError(code, at, message);
    }

    public AnswerError error() {
        return error;
    }
}
