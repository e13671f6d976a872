package dev.modelgate.cli.convert;

/** A file that a person named cannot be used; the message says which and why. */
public final class ConvertException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConvertException(String message) {
        super(message);
    }
}
