package dev.modelgate.tokenizers;

import java.util.List;

/**
 * A tokenizer read from a file. Safe for use by several threads until it is closed. Control tokens inside a text count as
 * what they are, none is added around it, nothing is cut off, and half a surrogate pair is read as U+FFFD.
 */
public interface Tokenizer extends AutoCloseable {
    /** Which file it was read from. */
    TokenizerFile file();

    /** SHA-256 of the file, in hexadecimal. */
    String sha256();

    /** How many tokens it has, control tokens included. */
    int vocabulary();

    Tokens encode(String text);

    /** How many tokens {@code text} has: the length of {@link #encode}, without the cost of the pieces. */
    int count(String text);

    /**
     * The text of token ids, control tokens included.
     *
     * @throws IllegalArgumentException when an id is not of this vocabulary
     */
    String decode(List<Integer> ids);

    /** Gives its memory back; it must not be used afterwards. */
    @Override
    void close();
}
