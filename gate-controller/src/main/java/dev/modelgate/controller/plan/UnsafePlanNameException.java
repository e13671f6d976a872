package dev.modelgate.controller.plan;

/** A name that cannot be a plan's, as it would lead out of the plans folder. */
public final class UnsafePlanNameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafePlanNameException(IllegalArgumentException cause) {
        super(cause.getMessage(), cause);
    }
}
