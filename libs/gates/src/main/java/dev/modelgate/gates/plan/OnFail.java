package dev.modelgate.gates.plan;

/** What a gate's failure means. */
public sealed interface OnFail {
    /** One phrase for reports. */
    String because();

    /** The evaluation ends with STOP. */
    record Stop(String because) implements OnFail {}

    /** A soft gate: the evaluation goes on, with a caution. */
    record Continue(String because) implements OnFail {}

    /** The evaluation ends with KEEP_BASELINE. */
    record KeepBaseline(String because) implements OnFail {}
}
