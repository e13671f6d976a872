package dev.modelgate.mlx;

/** Whether mlx_lm may raise the limit of wired memory on a Mac. */
public enum WiredLimit {
    /** The system's default stays: raised limits with concurrent streams have panicked Macs. */
    UNCHANGED("unchanged"),
    /** As mlx_lm does it on its own, to the recommended working set. */
    RAISED_BY_MLX_LM("raised-by-mlx-lm");

    private final String argument;

    WiredLimit(String argument) {
        this.argument = argument;
    }

    String argument() {
        return argument;
    }
}
