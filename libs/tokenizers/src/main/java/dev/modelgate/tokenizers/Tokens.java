package dev.modelgate.tokenizers;

import java.util.List;

/**
 * A text as a tokenizer writes it.
 *
 * @param ids token ids, in order
 * @param pieces for each id its token as the vocabulary spells it ({@code tokenizer.json}: spaces may stand as {@code Ġ} or
 *     {@code ▁}), or its text ({@code tekken.json}: bytes that are no whole character stand as {@code <0xE2>})
 */
public record Tokens(List<Integer> ids, List<String> pieces) {
    public Tokens {
        ids = List.copyOf(ids);
        pieces = List.copyOf(pieces);
    }

    /** Whether one token stands for the whole text. */
    public boolean single() {
        return ids.size() == 1;
    }
}
