package dev.modelgate.contracts;

/** Bytes on a topic that are not what the topic holds. The message is one sentence. */
public final class UnreadableMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
