package dev.modelgate.cli.stack;

import java.io.IOException;

/** What the supervisor must know of a part to keep it running. */
interface Part {
    PartName name();

    int port();

    /**
     * Brings files and folders into the shape that a start needs. Called before every start.
     *
     * @throws StackException with a sentence, if that is not possible
     * @throws IOException if a file cannot be written
     */
    void prepare() throws IOException;

    /** The command of the next start. */
    Launch launch();

    /** Whether the part, whose process runs, answers. */
    boolean ready();

    /** The signal that ends it in order, at once and without waiting for its clients. */
    default String stopSignal() {
        return "TERM";
    }

    /** Called once the process has ended because it was asked to. */
    default void stopped() {}
}
