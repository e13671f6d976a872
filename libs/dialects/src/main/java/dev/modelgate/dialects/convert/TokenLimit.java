package dev.modelgate.dialects.convert;

import java.util.Objects;

/**
 * How long rows may be.
 *
 * @param counter counts the tokens of a row's rendered text
 * @param most the most tokens that a trainer reads of a row, from 1; mlx_lm.lora cuts at 2048 unless told otherwise
 */
public record TokenLimit(TokenCounter counter, int most) {
    /** Where mlx_lm.lora cuts rows unless told otherwise (<code>max_seq_length</code>). */
    public static final int MLX_LM_DEFAULT = 2048;

    public TokenLimit {
        Objects.requireNonNull(counter, "counter");
        if (most < 1) {
            throw new IllegalArgumentException("A row must be allowed at least 1 token, not " + most + ".");
        }
    }
}
