package dev.modelgate.controller.evaluation;

import java.util.UUID;

/** A wish that is understood and not granted. The message is one sentence for the client. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** There is no such evaluation. */
        UNKNOWN_EVALUATION,
        /** The state of the evaluation does not allow it. */
        CONFLICT,
        /** The idempotency key was used for another request. */
        KEY_REUSED
    }

    private final Kind kind;

    private Refusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    public static Refusal unknown(String id) {
        return new Refusal(Kind.UNKNOWN_EVALUATION, "There is no evaluation '" + id + "'.");
    }

    static Refusal conflict(UUID id, String why) {
        return new Refusal(Kind.CONFLICT, "Evaluation " + id + " " + why);
    }

    static Refusal keyReused(String key) {
        return new Refusal(
                Kind.KEY_REUSED,
                "The idempotency key '" + key + "' was used for another request; use a new key for a new request.");
    }
}
