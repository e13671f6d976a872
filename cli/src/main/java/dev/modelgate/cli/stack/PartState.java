package dev.modelgate.cli.stack;

/** What a part of the stack is doing. */
public enum PartState {
    /** Its process was started and has not answered yet. */
    STARTING,
    /** It answers. */
    READY,
    /** It ended unasked, and is started again after a pause. */
    RESTARTING,
    /** It was never ready and ended too often; it is not tried again. */
    FAILED,
    /** It was stopped, or never started. */
    STOPPED,
    /** The services use one that somebody else runs. */
    EXTERNAL
}
