package dev.modelgate.controller.store;

/**
 * Where one try at a step stands: {@code QUEUED → ISSUED → COMPLETING → ENDED}. Every state may go to {@code ENDED} at once; an
 * ended attempt never changes.
 */
public enum AttemptState {
    /** Waits for a machine, or for the accelerator of its machine. */
    QUEUED,
    /** The command is on its way or runs. */
    ISSUED,
    /** The outcome is there, some of the observations that it counts are not. */
    COMPLETING,
    /** Its result stands. */
    ENDED
}
