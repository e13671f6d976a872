package dev.modelgate.dialects.convert;

/** Counts the tokens of a text as a model's tokenizer makes them. Used by several threads. */
@FunctionalInterface
public interface TokenCounter {
    /**
     * The number of tokens.
     *
     * @param text what the model sees, control tokens included as text; each counts as the one token that it is
     */
    int count(String text);
}
