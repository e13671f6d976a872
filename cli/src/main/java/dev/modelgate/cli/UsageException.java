package dev.modelgate.cli;

/** The person asked for something that cannot be; the message says what would be right. Exit status 2. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
