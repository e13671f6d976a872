package dev.modelgate.worker;

/** The model is to blame: a fact about it, which no other attempt would change. The message is one sentence for the user. */
public final class ModelFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public ModelFailedException(String reason) {
        super(reason);
    }

    public ModelFailedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
