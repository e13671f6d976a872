package dev.modelgate.cli.progress;

/** What is known of the terminal. */
public final class Terminal {
    private static final int DEFAULT_WIDTH = 80;

    private Terminal() {}

    /** Whether the script found standard output to be a terminal; the JVM cannot tell it from standard input alone. */
    public static boolean output() {
        return Boolean.getBoolean("modelgate.terminal.output");
    }

    /** Whether the script found standard error to be a terminal. */
    public static boolean error() {
        return Boolean.getBoolean("modelgate.terminal.error");
    }

    /** Whether a person can be asked. */
    public static boolean input() {
        return Boolean.getBoolean("modelgate.terminal.input");
    }

    /** Columns, or 80 when nobody says. */
    public static int width() {
        return Integer.getInteger("modelgate.terminal.width", DEFAULT_WIDTH);
    }
}
